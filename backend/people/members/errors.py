"""Why a change of the members, teams or roles of a house was not made."""

from backend.kit.errors import DomainError


class NotDone(DomainError):
    """The house is as it was."""

    slug = "not-done"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
