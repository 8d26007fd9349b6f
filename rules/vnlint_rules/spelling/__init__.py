"""Syllables and words that are misspelt."""
