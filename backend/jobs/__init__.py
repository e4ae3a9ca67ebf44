"""What must happen after an accepted act, delivered at least once."""
