"""Refusals: what the domain may answer instead of doing what it was asked.

The first line of a refusal's docstring is the title of the problem document (RFC 9457).
"""

from collections.abc import Sequence
from typing import ClassVar


class DomainError(Exception):
    """A rule said no."""

    status: ClassVar[int] = 409
    slug: ClassVar[str] = "conflict"
    reason: str = ""
    """A code for a program, when one refusal has several causes; `detail` says what to do about it."""
    detail: str = ""

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


class Elsewhere(Forbidden):
    """Something has to be done first, on another page."""

    slug = "elsewhere"
    comes_back: ClassVar[bool] = False
    """Whether that page leads to the one that was asked for."""

    def __init__(self, url: str) -> None:
        super().__init__(self.slug)
        self.url = url


class TooFast(DomainError):
    """Too many writes in a minute: send it again a little later."""

    status = 429
    slug = "too-fast"

    def __init__(self, seconds: int, typed: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(self.slug)
        self.seconds, self.typed = seconds, typed


class Busy(DomainError):
    """Too much is asked at once. Nothing was done: send it again in a minute."""

    status = 503
    slug = "busy"


class Away(Busy):
    """The database or the store does not answer. Nothing was done: send it again in a minute."""

    slug = "away"


class Invalid(DomainError):
    """What was sent cannot be understood."""

    status = 422
    slug = "invalid"
