"""Asking a second person; what they say yes to, the room `approvals` carries out."""
