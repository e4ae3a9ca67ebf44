"""The order of a start. Each step bears being cut anywhere and done again."""

import asyncio
import time
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException

import asyncpg

from backend.db.embedded.server import Embedded
from backend.db.migrate import migrate
from backend.demo import cards, external, seed
from backend.demo.accounts import provider_config
from backend.demo.children import Child
from backend.demo.databases import Addresses, Server, embedded_addresses
from backend.demo.environment import environ_of, issuers
from backend.demo.parts import Parts
from backend.demo.place import Place, free_port
from backend.demo.provider import launch
from backend.demo.refusals import NotReady
from backend.demo.telling import step, write_files
from backend.identity.oidc import opening_keys
from backend.kit import keyring
from backend.notifications.vapid import FILE

READY = 60.0
COMMANDS = (("web", "Le service", ["web"]), ("worker", "Le travail de fond", ["worker", "run"]))


def start(place: Place, database_url: str, parts: Parts) -> None:
    """Everything runs and answers when this returns. Raises CannotStart."""
    config = provider_config(place.address, free_port(place.port + 1), place.folder)
    parts.add("Le fournisseur d’identité", partial(launch.start, config, place.folder / "provider"))
    with step(parts.console, "La base de données"):
        where = _database(place, database_url, parts)
    with step(parts.console, "Le foyer et ses habitants"):
        asyncio.run(_settle(place, where.owner, config["port"]))
    environ = environ_of(place, where, config)
    with step(parts.console, "Le service, le travail de fond, le fournisseur d’identité de démonstration"):
        for name, title, command in COMMANDS:
            log = place.folder / f"{name}.log"
            parts.add(title, partial(Child, name, ["backend", *command], environ, log))
        _wait_ready(place, config["port"], parts)
    write_files(place, environ | {"OWNER_DATABASE_URL": where.owner})


def _database(place: Place, database_url: str, parts: Parts) -> Addresses:
    """Migrated, and reachable by each role."""
    if not database_url:
        server = Embedded(place.folder / "postgres")
        parts.add("La base de données", partial(Server, server))
        where = asyncio.run(embedded_addresses(server))
        asyncio.run(_migrate(where.owner))
        return where
    asyncio.run(external.refuse_unusable(database_url))
    asyncio.run(_migrate(database_url))
    return asyncio.run(external.addresses(database_url))


async def _migrate(owner: str) -> None:
    direct = await asyncpg.connect(owner)
    try:
        await seed.refuse_strangers(direct)
    finally:
        await direct.close()
    await migrate(owner)


async def _settle(place: Place, owner: str, provider_port: int) -> None:
    """Keys, people, and where the provider is this time."""
    place.keys.mkdir(mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        keyring.create(place.keys / "kek.json")
    with suppress(FileExistsError):
        keyring.create(place.keys / FILE)
    with suppress(FileExistsError):
        opening_keys.create(place.keys / opening_keys.FILE)
    with suppress(FileExistsError):
        opening_keys.create_signing(place.plus_key)
    direct = await asyncpg.connect(owner)
    try:
        await seed.seed(direct, keyring.FileKeyRing(place.keys / "kek.json"), place.dui_key)
        await seed.name_issuers(direct, issuers(provider_port))
        await cards.give(direct, keyring.FileKeyRing(place.keys / "kek.json"), place.folder)
    finally:
        await direct.close()


def _wait_ready(place: Place, provider_port: int, parts: Parts) -> None:
    end = time.monotonic() + READY
    while not (_answer(place.port) == 200 and _answer(provider_port)):
        parts.refuse_dead()
        if time.monotonic() > end:
            raise NotReady(f"Rien ne répond après {READY:.0f} s. Lisez {place.folder}/web.log")
        time.sleep(0.05)


def _answer(port: int) -> int | None:
    """The status of /health on this port, or nothing when nobody answers."""
    asking = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/health")
        return asking.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        asking.close()
