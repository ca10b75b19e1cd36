"""The books: rules, posting and queries. No HTTP."""
