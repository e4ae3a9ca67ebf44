"""A foyer that does not exist, to try everything on one machine."""
