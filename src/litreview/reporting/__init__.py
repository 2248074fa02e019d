"""Figures and accessible HTML pages for people who were not in the room."""
