"""The operator's commands: each reads the settings, wires the rooms together, and does no more."""
