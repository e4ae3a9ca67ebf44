"""Refusals of foreign files."""

from backend.interop.remedies import remedy
from backend.kit.errors import Invalid


class Unreadable(Invalid):
    """This file cannot be read safely."""

    slug = "unreadable"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, remedy(reason)
