"""Contributions and thanks: how hours given are stated, confirmed, asked about and put right."""
