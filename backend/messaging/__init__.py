"""Threads between a person and the teams that support her."""
