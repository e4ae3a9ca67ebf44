"""How fast, how heavy: the house beside the same work written by hand. `make bench` (README.md)."""
