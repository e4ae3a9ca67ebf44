"""Somebody whom the State knows and no house has enrolled yet: what it said of her waits here, for an hour."""
