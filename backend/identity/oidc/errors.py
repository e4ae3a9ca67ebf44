"""Why a sign-in stopped. `told` names what the person reads: `refused.<told>.title`.

The reason given to the constructor is for the log: it never carries a value sent by anyone.
"""

from backend.kit.errors import DomainError


class SignInRefused(DomainError):
    """This sign-in cannot be accepted."""

    status = 403
    slug = "sign-in-refused"
    told: str = "again"


class AttemptMismatch(SignInRefused):
    """This answer does not belong to the sign-in that was begun here."""


class AttemptExpired(SignInRefused):
    """This sign-in was begun too long ago."""

    told = "expired"


class MixedUp(SignInRefused):
    """This answer comes from another identity provider."""


class CodeRefused(SignInRefused):
    """The identity provider does not recognise this sign-in."""


class TokenRefused(SignInRefused):
    """The proof of identity cannot be trusted."""

    told = "unsafe"


class UserinfoRefused(TokenRefused):
    """The identity sent cannot be trusted."""


class LevelTooLow(SignInRefused):
    """The identity was proved, but not strongly enough."""

    told = "level"


class ProviderUnavailable(SignInRefused):
    """The identity provider does not answer."""

    status = 503
    slug = "provider-unavailable"
    told = "unavailable"


class ProviderMisconfigured(SignInRefused):
    """What the identity provider says about itself is not what was agreed."""

    status = 502
    slug = "provider-misconfigured"
    told = "settings"


class ProviderSaidNo(SignInRefused):
    """The identity provider stopped the sign-in."""

    def __init__(self, code: str, told: str) -> None:
        super().__init__(code)
        self.code = code
        self.told = told


class RegistrationEnded(SignInRefused):
    """The register says that this professional is one no more."""

    told = "ended"
