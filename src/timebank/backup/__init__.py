"""Copies of the books, kept and brought back; and a community carried to another installation."""
