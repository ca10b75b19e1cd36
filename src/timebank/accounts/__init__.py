"""Accounts, statements, transfers and holds: the REST face of the books."""
