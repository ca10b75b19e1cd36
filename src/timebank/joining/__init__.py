"""Joining: applications until somebody is admitted, and what members agree to."""
