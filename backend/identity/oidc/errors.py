"""Why a sign-in stopped. `text_key` names the sentence shown to the person.

The reason given to the constructor is for the log: it never carries a value sent by anyone.
"""

from backend.kit.errors import DomainError


class SignInRefused(DomainError):
    """This sign-in cannot be accepted."""

    status = 403
    slug = "sign-in-refused"
    text_key: str = "signin.refused.start_again"


class AttemptMismatch(SignInRefused):
    """This answer does not belong to the sign-in that was begun here."""


class AttemptExpired(SignInRefused):
    """This sign-in was begun too long ago."""


class MixedUp(SignInRefused):
    """This answer comes from another identity provider."""


class CodeRefused(SignInRefused):
    """The identity provider does not recognise this sign-in."""


class TokenRefused(SignInRefused):
    """The proof of identity cannot be trusted."""

    text_key = "signin.refused.unsafe"


class UserinfoRefused(TokenRefused):
    """The identity sent cannot be trusted."""


class LevelTooLow(SignInRefused):
    """The identity was proved, but not strongly enough."""

    text_key = "signin.refused.level"


class ProviderUnavailable(SignInRefused):
    """The identity provider does not answer."""

    status = 503
    slug = "provider-unavailable"
    text_key = "signin.refused.unavailable"


class ProviderMisconfigured(SignInRefused):
    """What the identity provider says about itself is not what was agreed."""

    status = 502
    slug = "provider-misconfigured"
    text_key = "signin.refused.settings"


class ProviderSaidNo(SignInRefused):
    """The identity provider stopped the sign-in."""

    def __init__(self, code: str, text_key: str) -> None:
        super().__init__(code)
        self.code = code
        self.text_key = text_key
