"""Refusals of this domain."""

from backend.kit.errors import DomainError


class NoLongerPlanned(DomainError):
    """It was cancelled meanwhile."""

    status = 422
    slug = "no-longer-planned"
