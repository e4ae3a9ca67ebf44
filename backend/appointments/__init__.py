"""Rendez-vous: what a house has planned with a person, when and where, with whom, and what she brings."""
