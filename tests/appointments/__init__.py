"""Rendez-vous: planned, moved, cancelled, shared and kept."""
