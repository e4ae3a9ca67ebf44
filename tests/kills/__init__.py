"""kill -9 of real processes at points that a seed chooses and a message to PostgreSQL marks."""
