"""Local stand-ins for FranceConnect and Pro Santé Connect, for demonstrations and tests only.

A small Node program speaks real OpenID Connect, with the addresses, algorithms and lifetimes of
the originals, on this machine only. Every page says that it is a demonstration.
"""
