"""Somebody leaves, changes house, dies, turns eighteen."""
