"""Credentials: who a token stands for."""
