"""Communities: each one time bank, with its own members, rules and books."""
