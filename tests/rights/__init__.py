"""Requests about rights: asked, answered, late, taken back, and the receipt."""
