"""Imports: spreadsheets as people keep them, read and understood row by row."""
