"""What is refused when something is given or stopped."""

from backend.kit.errors import DomainError


class UnknownCode(DomainError):
    """This code is unknown, too old, already used, or one's own."""

    status = 422
    slug = "unknown-code"


class AlreadyHelps(DomainError):
    """This person acts for her already: it is stopped first, then given anew."""

    slug = "already-helps"
