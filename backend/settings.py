"""Every setting, read once from the environment; an unsafe production does not start.

The variable is the name in capitals. `docs/settings.md` explains each one, and a test compares.
"""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from backend.paths import ROOT

SECRET = ("database_url", "client_secret", "token", "password")
"""A setting whose name ends so is never shown: addresses of databases hold passwords."""


ProviderName = Literal["franceconnect-plus", "franceconnect", "prosanteconnect"]


class Provider(msgspec.Struct, frozen=True):
    """An OpenID provider as we are known to it; a key file means private_key_jwt."""

    name: ProviderName
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
    streams_max: int = 512
    trusted_proxies: tuple[str, ...] = ()

    data_dir: Path = ROOT / "var"
    keys_dir: Path = ROOT / "var" / "keys"
    object_store_url: str = ""
    object_store_endpoint: str = ""
    scanner_address: str = ""

    database_url: str = ""
    worker_database_url: str = ""
    sealer_database_url: str = ""
    owner_database_url: str = ""
    listen_database_url: str = ""
    pool_size: int = 10

    outbound_allow_loopback: bool = False
    outbound_hosts: tuple[str, ...] = ()

    push_contact: str = ""
    push_hosts: tuple[str, ...] = ()

    smtp_address: str = ""
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_ca_file: str = ""
    mail_from: str = ""

    franceconnect_issuer: str = ""
    franceconnect_discovery_url: str = ""
    franceconnect_client_id: str = ""
    franceconnect_client_secret: str = ""
    franceconnect_key_file: str = ""
    franceconnect_plus_issuer: str = ""
    franceconnect_plus_discovery_url: str = ""
    franceconnect_plus_client_id: str = ""
    franceconnect_plus_key_file: str = ""
    prosanteconnect_issuer: str = ""
    prosanteconnect_discovery_url: str = ""
    prosanteconnect_client_id: str = ""
    prosanteconnect_client_secret: str = ""
    prosanteconnect_key_file: str = ""

    insi_url: str = ""
    insi_idam: str = ""
    insi_certificate_file: str = ""
    insi_key_file: str = ""
    insi_ca_file: str = ""
    annuaire_url: str = ""
    annuaire_token: str = ""

    provider_buttons_dir: Path | None = None
    means_closed: tuple[str, ...] = ()

    idle_minutes: int = 30
    shared_idle_minutes: int = 5
    absolute_hours: int = 12

    writes_per_minute: int = 60
    pushes_per_minute: int = 600
    quota_mb: int = 2048
    copy_months: int = 6
    aidants_per_person: int = 3
    people_per_aidant: int = 5

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
    def contact(self) -> str:
        """Whom a push service writes to when we disturb it."""
        return self.push_contact or f"postmaster@{urlsplit(self.origin).hostname}"

    @property
    def mail_sender(self) -> str:
        """From whom our e-mails come."""
        return self.mail_from or f"ne-pas-repondre@{urlsplit(self.origin).hostname}"

    @property
    def embedded(self) -> bool:
        """Whether the process starts a PostgreSQL of its own."""
        return not self.database_url

    def agreed(self) -> tuple[Provider, ...]:
        """Those that must be there, and FranceConnect+ for whoever was granted it."""
        plus: tuple[ProviderName, ...] = ("franceconnect-plus",) if self.franceconnect_plus_issuer else ()
        return tuple(self.provider(name) for name in ("franceconnect", "prosanteconnect", *plus))

    def provider(self, name: ProviderName) -> Provider:
        """FranceConnect+ knows us by a key only: no secret is set for it."""
        parts = ("issuer", "discovery_url", "client_id", "client_secret", "key_file")
        return Provider(name, *(getattr(self, f"{name.replace('-', '_')}_{part}", "") for part in parts))
