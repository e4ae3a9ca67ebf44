"""The accounts and the clients that the local identity provider knows."""

import os
from pathlib import Path
from typing import Any

import msgspec

from backend.demo.people import EVERYBODY, new_password, subjects_of
from backend.kit import files


class Account(msgspec.Struct):
    login: str
    password: str


class Secrets(msgspec.Struct):
    """Made once for this installation, kept 0600."""

    accounts: list[Account]
    client_secret: str


def secrets_of(folder: Path) -> Secrets:
    """Those of before, and a password for whoever came since."""
    file = folder / "secrets.json"
    kept = msgspec.json.decode(file.read_bytes(), type=Secrets) if file.exists() else Secrets([], os.urandom(24).hex())
    known = {account.login: account for account in kept.accounts}
    wanted = [known.get(r.login) or Account(r.login, new_password()) for r in EVERYBODY]
    if wanted != kept.accounts:
        kept.accounts = wanted
        files.write(file, msgspec.json.encode(kept))
    return kept


def accounts(folder: Path) -> list[Account]:
    return secrets_of(folder).accounts


def provider_config(address: str, port: int, folder: Path) -> dict[str, Any]:
    kept = secrets_of(folder)
    clients = {
        name: {
            "client_id": f"aportee-{name}",
            "client_secret": kept.client_secret,
            "redirect_uris": [f"{address}/entrer/{name}/retour"],
            "post_logout_redirect_uris": [f"{address}/au-revoir"],
        }
        for name in ("franceconnect-plus", "franceconnect", "prosanteconnect")
    }
    clients["franceconnect-plus"]["jwks_uri"] = f"{address}/.well-known/jwks.json"
    clients["prosanteconnect"]["backchannel_logout_uri"] = f"{address}/entrer/prosanteconnect/fin-de-session"
    known = [
        {"provider": provider, "login": a.login, "password": a.password, "sub": subject, "claims": r.claims}
        for r, a in zip(EVERYBODY, kept.accounts, strict=True)
        for provider, subject in subjects_of(r).items()
    ]
    return {"port": port, "clients": clients, "accounts": known}
