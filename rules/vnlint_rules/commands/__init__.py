"""Commands of the pack; loaded when they are called."""
