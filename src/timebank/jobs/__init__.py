"""Work that nobody asks for by a request: done every so often, beside the service."""
