"""Organisations: groups, charities, public services and venues."""
