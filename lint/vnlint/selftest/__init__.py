"""How well rules find what is known to be wrong: errors put into clean text, looked for, counted."""
