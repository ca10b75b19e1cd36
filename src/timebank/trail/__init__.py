"""Who did, and who read what about whom: one line a request."""
