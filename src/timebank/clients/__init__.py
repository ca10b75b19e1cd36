"""Partner apps: who they are, what they may, and how they get tokens (OAuth 2)."""
