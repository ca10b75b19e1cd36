"""The books as an auditor reads them."""
