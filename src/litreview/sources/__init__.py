"""Readers: one module per format, each from a file to records, blocks or turns."""
