"""The promises, kept by a machine."""
