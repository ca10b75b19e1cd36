"""Concerns, and members who are never to be brought together."""
