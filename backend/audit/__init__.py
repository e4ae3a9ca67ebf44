"""Who did what, for whom and why, in chains that betray tampering."""
