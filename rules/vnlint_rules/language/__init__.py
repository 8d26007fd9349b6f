"""What the rules know of Vietnamese: letters, syllables, words, how they are typed, encoded and mistaken."""
