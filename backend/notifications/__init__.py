"""Telling somebody who is not looking that something waits: one sentence, always the same, and no name."""
