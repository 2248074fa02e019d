"""Codes: codebook, phrases that propose, people who decide, agreement."""
