"""The feed: everything that happened in a community's books, in one order, without gaps."""
