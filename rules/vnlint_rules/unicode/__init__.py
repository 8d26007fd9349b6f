"""Rules on the characters themselves: how letters are encoded, and what should not be in a text at all."""
