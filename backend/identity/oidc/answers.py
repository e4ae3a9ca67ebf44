"""What the browser brings back from the provider: is it ours, and is it a yes?"""

import hmac
import re
from collections.abc import Mapping

from backend.identity.oidc.errors import AttemptMismatch, CodeRefused, MixedUp, ProviderSaidNo
from backend.identity.oidc.told import DESCRIBED, FRANCECONNECT, OPENID

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
    """FranceConnect's own code says most, then what it is known to write beside an error, then the error."""
    error, said = params["error"], params.get("error_description", "")
    found = _FRANCECONNECT_CODE.search(said)
    if found and found.group() in FRANCECONNECT:
        return ProviderSaidNo(found.group(), FRANCECONNECT[found.group()])
    if error in OPENID:
        return ProviderSaidNo(error, DESCRIBED.get((error, said.strip().lower()), OPENID[error]))
    return ProviderSaidNo("unknown", "again")


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
