"""The 8-bit encodings of Vietnamese: one file an encoding, and what finds and undoes them."""
