"""The time bank ledger service: every credit has a matching contribution."""

__version__ = "0.1.0"
