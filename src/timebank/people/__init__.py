"""Members: who they are, and how to reach them. Kept apart from the books."""
