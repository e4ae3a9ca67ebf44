"""What the demo's processes are told, as an operator would by the environment."""

import os
from collections.abc import Mapping
from typing import Any

import msgspec

from backend.demo.databases import Addresses
from backend.demo.place import Place
from backend.identity.parties import PLUS
from backend.settings import Settings

USUAL = "openid-configuration"
DISCOVERY = {"prosanteconnect": "wallet-openid-configuration"}

HARMLESS = {
    "ABSOLUTE_HOURS",
    "IDLE_MINUTES",
    "LOG_LEVEL",
    "POOL_SIZE",
    "PUSHES_PER_MINUTE",
    "STREAMS_MAX",
    "WRITES_PER_MINUTE",
}


def inherited() -> dict[str, str]:
    """The environment of whoever typed the command, without settings that were meant for something else."""
    ours = {field.encode_name for field in msgspec.structs.fields(Settings)} - HARMLESS
    return {name: value for name, value in os.environ.items() if name not in ours}


def issuers(port: int) -> dict[str, str]:
    """The local provider plays three: paths as the real ones have them."""
    base = f"http://127.0.0.1:{port}"
    return {
        "franceconnect-plus": f"{base}/fcplus/api/v2",
        "franceconnect": f"{base}/fc/api/v2",
        "prosanteconnect": f"{base}/psc/auth/realms/esante-wallet",
    }


def environ_of(place: Place, where: Addresses, config: Mapping[str, Any]) -> dict[str, str]:
    told = {
        "ENVIRONMENT": "demo",
        "ORIGIN": place.address,
        "HOST": "127.0.0.1",
        "PORT": str(place.port),
        "DATA_DIR": str(place.folder),
        "KEYS_DIR": str(place.keys),
        "OBJECT_STORE_URL": (place.folder / "objects").as_uri(),
        "DATABASE_URL": where.app,
        "WORKER_DATABASE_URL": where.worker,
        "SEALER_DATABASE_URL": where.sealer,
        "OUTBOUND_ALLOW_LOOPBACK": "1",
    }
    for name, issuer in issuers(config["port"]).items():
        client, prefix = config["clients"][name], name.upper().replace("-", "_")
        told |= {
            f"{prefix}_ISSUER": issuer,
            f"{prefix}_DISCOVERY_URL": f"{issuer}/.well-known/{DISCOVERY.get(name, USUAL)}",
            f"{prefix}_CLIENT_ID": client["client_id"],
        }
        if name == PLUS:
            told[f"{prefix}_KEY_FILE"] = str(place.plus_key)
        else:
            told[f"{prefix}_CLIENT_SECRET"] = client["client_secret"]
    return told
