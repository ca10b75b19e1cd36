"""Who am I: a caller's own place, accounts and communities."""
