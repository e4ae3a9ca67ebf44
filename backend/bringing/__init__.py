"""Papers that a person adds herself, or that somebody adds for her: read like any other before anybody sees them."""
