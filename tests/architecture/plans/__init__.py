"""A large house, and what each hot statement reads of it."""
