"""How each one reads: the words, where they are kept, and who finds them."""
