"""How usual a word is, its dictionary form, and the tables of hard words, sigles and terms that we wrote."""
