"""The texts in easy French."""
