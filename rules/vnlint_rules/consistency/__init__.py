"""Matters of house style of which a document should do each in one way; none of them is checked unless selected."""
