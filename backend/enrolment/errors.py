"""Refusals of enrolment."""

from backend.kit.errors import DomainError


class MatriculeKnown(DomainError):
    """Somebody of this house has this matricule already."""

    status = 422
    slug = "matricule-known"
