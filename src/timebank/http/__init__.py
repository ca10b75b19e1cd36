"""What every route has in common: who may, one transaction, problems, pages, languages, limits."""
