"""Enrolment: dossiers by hand, letters, what people say of dossiers, and who decides."""
