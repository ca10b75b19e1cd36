"""Numbers, hashes and signatures by which anybody can check that the books were not touched."""
