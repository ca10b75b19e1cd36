"""What waits for a second person: who sees it, who says yes or no, and carrying it out."""
