"""A grave act waits for a fresh proof of who is there: for that act alone, within five minutes, once."""
