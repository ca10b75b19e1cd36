"""Members are told what concerns them, once, and as they like to be told."""
