"""The sealed journal, taken away: a table, JSON, or plain-text accounting."""
