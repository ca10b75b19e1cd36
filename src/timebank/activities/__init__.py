"""Activities: the categories of help, in both languages."""
