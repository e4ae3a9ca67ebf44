"""One line per thing that this service stands on, in plain French: what was found, and what to do."""
