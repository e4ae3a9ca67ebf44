"""Refusals: what the domain may answer instead of doing what it was asked.

The first line of a refusal's docstring is the title of the problem document (RFC 9457).
"""

from typing import ClassVar


class DomainError(Exception):
    """A rule said no."""

    status: ClassVar[int] = 409
    slug: ClassVar[str] = "conflict"

    @classmethod
    def title(cls) -> str:
        return (cls.__doc__ or cls.__name__).splitlines()[0]


class NotFound(DomainError):
    """It does not exist, or you may not know that it exists."""

    status = 404
    slug = "not-found"


class Forbidden(DomainError):
    """You may know that it exists, and you may not do this to it."""

    status = 403
    slug = "forbidden"


class Invalid(DomainError):
    """What was sent cannot be understood."""

    status = 422
    slug = "invalid"
