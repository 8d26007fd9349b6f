"""Stops that are missing or doubled, brackets and quotes without a partner."""
