"""Random worlds: what the rules say of one, what PostgreSQL does in it."""
