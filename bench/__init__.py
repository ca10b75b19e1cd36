"""What the service costs, as shares of a limit measured in the same run: `python -m bench`."""
