"""A made-up network with two years behind it: planned in plain Python, then lived by the books."""
