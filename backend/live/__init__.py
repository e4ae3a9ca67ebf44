"""What a page learns while it is open: that a thread changed, never what was said."""
