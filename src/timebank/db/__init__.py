"""The database: how it is reached, and the ground that every room's tables stand on."""
