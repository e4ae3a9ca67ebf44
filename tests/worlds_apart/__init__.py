"""Two worlds, with secrets and without: whoever must not know lives the same day in both."""
