"""A text cut into blocks, lines, sentences and tokens that know where they stand. Nothing is lost."""
