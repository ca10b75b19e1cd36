"""Pages for people: plain HTML that the service itself makes, in English and Welsh."""
