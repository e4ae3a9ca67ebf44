"""Papers that people add themselves."""
