"""Formats and foreign systems: CDA documents, code lists. No tables, no decisions."""
