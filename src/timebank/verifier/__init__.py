"""The books checked from a file alone: no database, no network, nobody's word."""
