"""Runs: the recipe, notebooks, publication, changes, schedule."""
