"""What stands beside what: a model of word sequences, learned from corpora, and what it says of a text."""
