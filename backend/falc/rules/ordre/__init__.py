"""The order of what is told (RLS 6)."""
