"""Foreign documents: what may come in, and what people read of it."""
