"""Hand-over from and to other tools."""
