"""Documents: normal text, segments with offsets, roles and language."""
