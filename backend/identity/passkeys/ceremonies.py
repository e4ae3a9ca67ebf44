"""The two ceremonies of WebAuthn: whether what a browser answers holds."""

from typing import Any
from urllib.parse import urlsplit

import msgspec
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import AuthenticatorTransport, CredentialDeviceType

from backend.identity.oidc.errors import SignInRefused
from backend.identity.passkeys.schemas import Assertion, Creation, New, Used

TRANSPORTS = {one.value: one for one in AuthenticatorTransport}
MULTI = CredentialDeviceType.MULTI_DEVICE


class NotProved(SignInRefused):
    """The answer does not hold: another challenge, place or key, nobody verified, or words that are no answer."""

    told = "passkey"


# What the library lets out of a hostile answer beside its own refusals: a map without an entry, a point off the curve.
BENT = (WebAuthnException, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError)


class Site(msgspec.Struct, frozen=True):
    """Where keys hold: for this origin, exactly."""

    origin: str

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or ""


def read(answer: str, shape: type[Any]) -> Any:
    """Raises NotProved."""
    try:
        return msgspec.json.decode(answer, type=shape)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise NotProved from None


def checked(site: Site, challenge: bytes, answer: Assertion, public_key: bytes) -> Used:
    """Raises NotProved. The counter is ours to judge: a key that is copied between devices has none."""
    try:
        told = verify_authentication_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except BENT:
        raise NotProved from None
    return Used(told.new_sign_count, told.credential_backed_up)


def made(site: Site, challenge: bytes, answer: Creation) -> New:
    """Raises NotProved."""
    try:
        told = verify_registration_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except BENT:
        raise NotProved from None
    return New(
        credential_id=told.credential_id,
        public_key=told.credential_public_key,
        sign_count=told.sign_count,
        synced=told.credential_device_type == MULTI,
        backed_up=told.credential_backed_up,
        transports=",".join(sorted(TRANSPORTS.keys() & set(answer.response.transports))),
    )


def octets(part: str) -> bytes:
    """Raises NotProved."""
    try:
        return base64url_to_bytes(part)
    except ValueError:
        raise NotProved from None


def _plain(answer: Assertion | Creation) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(answer)
    return told
