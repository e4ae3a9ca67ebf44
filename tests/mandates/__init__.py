"""Mandates on paper, prepared and entered at the desk, confirmed by a second person."""
