"""Every setting, read once from the environment; an unsafe production does not start.

The variable is the name in capitals. `docs/settings.md` explains each one, and a test compares.
"""

from collections.abc import Iterator, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal

import msgspec

from backend.paths import ROOT
from backend.safety import (
    database_url_faults,
    is_loopback,
    is_origin,
    key_folder_faults,
    origin_faults,
    provider_faults,
)
from backend.variables import read

SECRET = ("database_url", "client_secret", "token")
"""A setting whose name ends so is never shown: addresses of databases hold passwords."""
SHORTEST_TOKEN = 32
LOGINS = ("database_url", "worker_database_url", "sealer_database_url")


class UnsafeSettings(RuntimeError):
    """The start is refused; every fault is told at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["The settings refuse this start:", *faults]))
        self.faults = tuple(faults)


class Provider(msgspec.Struct, frozen=True):
    """An OpenID provider as we are known to it; a key file means private_key_jwt."""

    name: Literal["franceconnect", "prosanteconnect"]
    issuer: str
    discovery_url: str
    client_id: str
    client_secret: str
    key_file: str

    def __repr__(self) -> str:
        return f"Provider({self.name!r}, {self.issuer!r}, {self.client_id!r})"


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="upper"):
    """The settings of one process."""

    environment: Literal["demo", "test", "production"] = "demo"
    debug: bool = False
    origin: str = "http://localhost:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_proxies: tuple[str, ...] = ()
    streams_max: int = 512

    data_dir: Path = ROOT / "var"
    keys_dir: Path = ROOT / "var" / "keys"
    object_store_url: str = ""
    object_store_endpoint: str = ""

    database_url: str = ""
    worker_database_url: str = ""
    sealer_database_url: str = ""
    owner_database_url: str = ""
    pool_size: int = 10

    outbound_allow_loopback: bool = False
    outbound_hosts: tuple[str, ...] = ()

    franceconnect_issuer: str = ""
    franceconnect_discovery_url: str = ""
    franceconnect_client_id: str = ""
    franceconnect_client_secret: str = ""
    franceconnect_key_file: str = ""
    prosanteconnect_issuer: str = ""
    prosanteconnect_discovery_url: str = ""
    prosanteconnect_client_id: str = ""
    prosanteconnect_client_secret: str = ""
    prosanteconnect_key_file: str = ""

    idle_minutes: int = 30
    absolute_hours: int = 12

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    metrics_token: str = ""
    samples: Path | None = msgspec.field(default=None, name="APORTEE_SAMPLES")

    def __repr__(self) -> str:
        shown = (
            f"{name}={'…' if value and name.endswith(SECRET) else repr(value)}"
            for name, value in msgspec.structs.asdict(self).items()
        )
        return f"Settings({', '.join(shown)})"

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @property
    def embedded(self) -> bool:
        """Whether the process starts a PostgreSQL of its own."""
        return not self.database_url

    def provider(self, name: Literal["franceconnect", "prosanteconnect"]) -> Provider:
        parts = ("issuer", "discovery_url", "client_id", "client_secret", "key_file")
        return Provider(name, *(getattr(self, f"{name}_{part}") for part in parts))


def load(environ: Mapping[str, str], *logins: str) -> Settings:
    """The settings of this environment, or `UnsafeSettings` with everything that is wrong.

    `logins` are the addresses this process needs in production, by field: the web needs
    `database_url` only (the default), and should not be given the others.
    """
    values, faults = read(environ, Settings)
    settings = Settings(**_with_defaults(values))
    faults += _faults_anywhere(settings)
    if settings.production:
        faults += _faults_in_production(settings, logins or LOGINS[:1])
    else:
        faults += _faults_elsewhere(settings)
    if faults:
        raise UnsafeSettings(faults)
    return settings


def _with_defaults(values: dict[str, Any]) -> dict[str, Any]:
    """What follows from another setting: the address from the port, the folders from DATA_DIR."""
    port = values.get("port", 8000)
    data = values.get("data_dir", ROOT / "var")
    return {
        "origin": f"http://localhost:{port}",
        "keys_dir": data / "keys",
        "object_store_url": (data / "objects").as_uri(),
    } | values


def _faults_anywhere(settings: Settings) -> Iterator[str]:
    if not 1 <= settings.port <= 65535:
        yield "PORT is not between 1 and 65535."
    if not 1 <= settings.idle_minutes <= 30:
        yield "IDLE_MINUTES is not between 1 and 30."
    if not 1 <= settings.absolute_hours <= 12:
        yield "ABSOLUTE_HOURS is not between 1 and 12."
    if settings.pool_size < 1 or settings.streams_max < 1:
        yield "POOL_SIZE and STREAMS_MAX are at least 1."
    if not settings.object_store_url.startswith(("file:///", "s3://")):
        yield "OBJECT_STORE_URL is neither file:///folder nor s3://bucket."
    for network in settings.trusted_proxies:
        try:
            ip_network(network)
        except ValueError:
            yield "TRUSTED_PROXIES holds something else than addresses and networks."


def _faults_elsewhere(settings: Settings) -> Iterator[str]:
    if not is_origin(settings.origin):
        yield "ORIGIN is not a scheme and a host. Write for instance http://localhost:8000."
    if not is_loopback(settings.host):
        yield "HOST is open to the network. Only ENVIRONMENT=production may be."


def _faults_in_production(settings: Settings, needed: tuple[str, ...]) -> Iterator[str]:
    yield from origin_faults(settings.origin)
    for name in LOGINS:
        if name in needed or getattr(settings, name):
            yield from database_url_faults(name.upper(), getattr(settings, name))
    yield from key_folder_faults(settings.keys_dir)
    for known in (settings.provider("franceconnect"), settings.provider("prosanteconnect")):
        yield from provider_faults(
            known.name, known.issuer, known.client_id, known.client_secret, known.key_file
        )
    if len(settings.metrics_token) < SHORTEST_TOKEN:
        yield "METRICS_TOKEN is missing or short. Write 32 random characters or more."
    yield from _traces_of_a_demo(settings)


def _traces_of_a_demo(settings: Settings) -> Iterator[str]:
    if settings.debug or settings.log_level == "debug":
        yield "DEBUG or LOG_LEVEL=debug is set. Errors would show their insides: unset it."
    if settings.outbound_allow_loopback:
        yield "OUTBOUND_ALLOW_LOOPBACK is set. It is for the demo and the tests: unset it."
    if settings.object_store_endpoint.startswith("http://"):
        yield "OBJECT_STORE_ENDPOINT is not https://."
    if settings.samples:
        yield "APORTEE_SAMPLES is set. It is for the tests: unset it."
