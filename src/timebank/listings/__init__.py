"""Offers and requests: what people can give, and what they would like to receive."""
