"""What every room may know: errors, ids, who acts, text and words. Pure Python."""
