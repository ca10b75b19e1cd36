"""What the service holds about people: the list of it, and a member's own copy (UK GDPR)."""
