"""Refusals about requests."""

from uuid import UUID

from backend.kit.errors import DomainError


class AlreadyAsked(DomainError):
    """The same is asked already, or was granted: one request is enough."""

    slug = "already-asked"

    def __init__(self, alive: UUID) -> None:
        super().__init__()
        self.alive = alive


class NotAlone(DomainError):
    """For a child, each who holds authority must agree to this."""

    slug = "not-alone"


class NoLongerOpen(DomainError):
    """This request has had its answer, or was taken back."""

    slug = "no-longer-open"
