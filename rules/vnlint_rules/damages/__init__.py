"""How Vietnamese text goes wrong: kinds of error that `vnlint selftest` puts into clean text, a module for each family.

Examples are chosen so that every kind has a place in them, whatever is drawn.
"""
