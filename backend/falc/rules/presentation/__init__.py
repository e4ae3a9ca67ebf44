"""What a text alone shows of its layout (RLS 1)."""
