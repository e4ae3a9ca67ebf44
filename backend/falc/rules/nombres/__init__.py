"""Numbers, dates and signs (RLS 5)."""
