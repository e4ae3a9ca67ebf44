"""How each one reads: easy words or not, size, spacing, letters, colours, pictures, and the voice that reads aloud."""
