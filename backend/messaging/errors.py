"""Refusals about messages."""

from backend.kit.errors import DomainError


class NobodyAnswers(DomainError):
    """No team answers messages for this person yet."""

    slug = "nobody-answers"


class SealedForSomebodyElse(DomainError):
    """Only who wrote it can have it sent or read it: it waits for her."""

    slug = "sealed-for-somebody-else"


class SentForGood(DomainError):
    """It cannot be taken back any more."""

    slug = "sent-for-good"

    def __init__(self, why: str) -> None:
        """`why`: late, read or followed."""
        super().__init__(self.slug)
        self.why = why


class AlreadyHeld(DomainError):
    """A colleague took this thread first."""

    slug = "already-held"

    def __init__(self, name: str) -> None:
        super().__init__(self.slug)
        self.name = name


class HoursChanged(DomainError):
    """Somebody changed these hours since they were shown."""

    slug = "hours-changed"


class NotFree(DomainError):
    """Somebody is on duty at this moment, or this person is not of the team."""

    slug = "not-free"
