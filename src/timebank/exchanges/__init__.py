"""Exchanges: help agreed between members, from the asking to the hours."""
