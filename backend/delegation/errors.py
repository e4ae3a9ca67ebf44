"""What is refused when something is given, changed or stopped."""

from backend.kit.errors import DomainError


class UnknownCode(DomainError):
    """This code is unknown, too old, already used, or one's own."""

    status = 422
    slug = "unknown-code"


class AlreadyHelps(DomainError):
    """This person acts for her already: what she may do is changed there."""

    slug = "already-helps"


class NotRenewable(DomainError):
    """It was stopped or rests, or its end is not near: nothing was given."""

    slug = "not-renewable"


class EnoughAidants(DomainError):
    """She has as many aidants as one may have."""

    slug = "enough-aidants"


class CannotHelp(DomainError):
    """This person cannot help one more: nothing is told of whom she helps."""

    slug = "cannot-help"


class Widens(DomainError):
    """Something is added to what was given: it asks for a fresh proof."""

    slug = "widens"


class NotChanged(DomainError):
    """It is over, rests, or is not of her own choosing: it is not changed here."""

    slug = "not-changed"
