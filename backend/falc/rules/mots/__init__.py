"""Words (RLS 6)."""
