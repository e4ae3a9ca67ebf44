"""Sentences (RLS 4 and 7)."""
