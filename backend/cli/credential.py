"""How a DUI proves itself: its credential, and the token that it asks for with it (private_key_jwt)."""

import time
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import click
import httpx2
import msgspec
from joserfc import jwt
from joserfc.jwk import ECKey

from backend.identity.machines import ASSERTION

MINUTE = 60
WHERE = (
    "Lancez la démonstration (make demo), ou dites où elle est : python -m backend --env-file DOSSIER/demo.env dui …"
)


class Credential(msgspec.Struct, frozen=True):
    token_url: str
    client_id: str
    key_file: str
    away: bool = False
    """Its address was given: it is not the demo’s."""

    def key(self) -> ECKey:
        return ECKey.import_key(msgspec.json.decode(Path(self.key_file).read_bytes()))

    @property
    def address(self) -> str:
        parts = urlsplit(self.token_url)
        return f"{parts.scheme}://{parts.netloc}"


class _Demo(msgspec.Struct):
    dui: Credential


def credential(demo_file: Path, token_url: str | None, client_id: str | None, key_file: Path | None) -> Credential:
    """By the three options or, without any, the demo's."""
    if token_url and client_id and key_file:
        return Credential(token_url, client_id, str(key_file), away=True)
    if token_url or client_id or key_file:
        raise click.ClickException("--token-url, --client-id et --key-file : ces trois options vont ensemble.")
    try:
        return msgspec.json.decode(demo_file.read_bytes(), type=_Demo).dui
    except FileNotFoundError:
        raise click.ClickException(f"{demo_file} n’est pas là. {WHERE}") from None


async def token(client: httpx2.AsyncClient, known: Credential) -> str:
    now = int(time.time())
    claims = {
        "iss": known.client_id, "sub": known.client_id, "aud": known.token_url,
        "jti": str(uuid4()), "iat": now, "exp": now + MINUTE,
    }  # fmt: skip
    key = known.key()
    signed = jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key)
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": signed}
    try:
        answer = await client.post(known.token_url, data=form)
    except httpx2.TransportError:
        what = "Vérifiez l’adresse (--token-url)." if known.away else "Lancez la démonstration : make demo"
        raise SystemExit(f"Personne ne répond à {known.address}. {what}") from None
    if answer.status_code != 200:
        raise SystemExit(f"Le jeton est refusé ({answer.status_code}) : vérifiez la clé et l’horloge.")
    return str(answer.json()["access_token"])
