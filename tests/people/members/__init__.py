"""Who works in a house, its teams and its roles."""
