"""What the browser brings back from the provider: is it ours, and is it a yes?"""

import hmac
import re
from collections.abc import Mapping

from backend.identity.oidc.errors import AttemptMismatch, CodeRefused, MixedUp, ProviderSaidNo

_SETTINGS, _UNAVAILABLE, _AGAIN = "settings", "unavailable", "again"

TOLD: Mapping[str, str] = {
    "access_denied": "cancelled",
    "server_error": _UNAVAILABLE,
    "temporarily_unavailable": _UNAVAILABLE,
    "login_required": _AGAIN,
    "interaction_required": _AGAIN,
    "consent_required": _AGAIN,
    "account_selection_required": _AGAIN,
    "invalid_request": _SETTINGS,
    "invalid_scope": _SETTINGS,
    "unauthorized_client": _SETTINGS,
    "unsupported_response_type": _SETTINGS,
    # FranceConnect's own codes, found inside error_description.
    "Y030007": _SETTINGS,
    "Y04EA6EF": _SETTINGS,
    "Y04C013C": _SETTINGS,
    "Y100009": _SETTINGS,
    "Y600020": "aidants",
}
_FRANCECONNECT_CODE = re.compile(r"\bY[0-9A-F]{6,7}\b")


def read_code(params: Mapping[str, str], *, state: str, issuer: str, iss_expected: bool) -> str:
    """The authorization code. `state` is judged first: a stranger's error is not an answer."""
    if not _same(params.get("state", ""), state):
        raise AttemptMismatch("state")
    _check_issuer(params.get("iss"), issuer, expected=iss_expected)
    if "error" in params:
        raise _no(params)
    if not params.get("code"):
        raise CodeRefused("no code")
    return params["code"]


def _check_issuer(iss: str | None, issuer: str, *, expected: bool) -> None:
    """RFC 9207: the answer names its sender whenever the provider said it would."""
    if iss is None and expected:
        raise MixedUp("no iss parameter")
    if iss is not None and iss != issuer:
        raise MixedUp("iss parameter")


def _no(params: Mapping[str, str]) -> ProviderSaidNo:
    found = _FRANCECONNECT_CODE.search(params.get("error_description", ""))
    for code in (found.group() if found else "", params["error"]):
        if code in TOLD:
            return ProviderSaidNo(code, TOLD[code])
    return ProviderSaidNo("unknown", _AGAIN)


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
