"""What the tests need on a bare machine, and whether it is there."""
