"""The settings of this environment, or every reason why they refuse the start."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from backend.identity.oidc import opening_keys
from backend.interop.scanner import is_address
from backend.kit.visitors import is_everywhere, is_network
from backend.paths import ROOT
from backend.safety import (
    buttons_faults,
    database_url_faults,
    discovery_faults,
    insi_faults,
    is_loopback,
    is_origin,
    key_folder_faults,
    line_faults,
    mail_faults,
    opening_key_faults,
    origin_faults,
    provider_faults,
    redirected,
)
from backend.settings import Settings
from backend.variables import read

SHORTEST_TOKEN = 32
LONGEST = {"idle_minutes": 30, "shared_idle_minutes": 5, "absolute_hours": 12}
ONE_AT_LEAST = (
    "writes_per_minute", "pushes_per_minute", "quota_mb", "copy_months", "aidants_per_person", "people_per_aidant",
)  # fmt: skip
LOGINS = ("database_url", "worker_database_url", "sealer_database_url", "listen_database_url")


class UnsafeSettings(RuntimeError):
    """The start is refused; every fault is told at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["Ces réglages empêchent le démarrage :", *faults]))
        self.faults = tuple(faults)


def load(environ: Mapping[str, str], *logins: str) -> Settings:
    """The settings of this environment, or `UnsafeSettings` with everything that is wrong.

    `logins` are the addresses this process needs in production, by field: the web needs
    `database_url` only (the default), and should not be given the others.
    """
    values, faults = read(environ, Settings)
    settings = Settings(**_with_defaults(values))
    faults += _faults_anywhere(settings)
    if not all(map(is_network, settings.trusted_proxies)):
        faults.append("TRUSTED_PROXIES n’est pas une suite d’adresses ou de réseaux, comme 10.0.0.0/8.")
    elif any(map(is_everywhere, settings.trusted_proxies)):
        faults.append("TRUSTED_PROXIES nomme tout le monde. Écrivez les adresses de vos serveurs mandataires.")
    if settings.production:
        faults += [*_faults_in_production(settings, logins or LOGINS[:1]), *redirected(environ)]
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
        yield "PORT n’est pas entre 1 et 65535."
    for name, most in LONGEST.items():
        if not 1 <= getattr(settings, name) <= most:
            yield f"{name.upper()} n’est pas entre 1 et {most}."
    if min(getattr(settings, name) for name in ONE_AT_LEAST) < 1:
        yield f"{', '.join(ONE_AT_LEAST[:-1]).upper()} et {ONE_AT_LEAST[-1].upper()} valent au moins 1."
    if settings.pool_size < 1 or settings.streams_max < 1:
        yield "POOL_SIZE et STREAMS_MAX valent au moins 1."
    if settings.scanner_address and not is_address(settings.scanner_address):
        yield "SCANNER_ADDRESS n’est ni unix:///chemin ni tcp://hôte:port."
    yield from _annuaire_faults(settings)
    yield from buttons_faults(settings.provider_buttons_dir)
    yield from mail_faults(settings.smtp_address, settings.mail_from, settings.smtp_ca_file)
    files = (settings.insi_certificate_file, settings.insi_key_file, settings.insi_ca_file)
    yield from insi_faults(settings.insi_url, files, settings.insi_key_file, production=settings.production)
    if not settings.object_store_url.startswith(("file:///", "s3://")):
        yield "OBJECT_STORE_URL n’est ni file:///dossier ni s3://compartiment."


def _annuaire_faults(settings: Settings) -> Iterator[str]:
    url = urlsplit(settings.annuaire_url)
    here = url.scheme == "http" and settings.outbound_allow_loopback and is_loopback(url.hostname)
    if settings.annuaire_url and url.scheme != "https" and not here:
        yield "ANNUAIRE_URL ne commence pas par https://."


def _faults_elsewhere(settings: Settings) -> Iterator[str]:
    if not is_origin(settings.origin):
        yield "ORIGIN n’est pas un protocole et un hôte. Écrivez par exemple http://localhost:8000."
    if not is_loopback(settings.host):
        yield "HOST est ouvert au réseau. Il faut pour cela ENVIRONMENT=production."
    store = urlsplit(settings.object_store_endpoint)
    if store.scheme == "http" and not (settings.outbound_allow_loopback and is_loopback(store.hostname)):
        yield "OBJECT_STORE_ENDPOINT est en http://. Seule cette machine le peut, avec OUTBOUND_ALLOW_LOOPBACK."


def _faults_in_production(settings: Settings, needed: tuple[str, ...]) -> Iterator[str]:
    yield from origin_faults(settings.origin)
    for name in LOGINS:
        if name in needed or getattr(settings, name):
            yield from database_url_faults(name.upper(), getattr(settings, name))
    yield from line_faults("OWNER_DATABASE_URL", settings.owner_database_url)
    yield from key_folder_faults(settings.keys_dir)
    yield from opening_key_faults(settings.franceconnect_plus_issuer, settings.keys_dir / opening_keys.FILE)
    for known in settings.agreed():
        yield from provider_faults(known.name, known.issuer, known.client_id, known.client_secret, known.key_file)
        yield from discovery_faults(known.name, known.discovery_url)
    if len(settings.metrics_token) < SHORTEST_TOKEN:
        yield "METRICS_TOKEN manque ou est court. Écrivez au moins 32 signes au hasard."
    yield from _traces_of_a_demo(settings)


def _traces_of_a_demo(settings: Settings) -> Iterator[str]:
    if settings.debug or settings.log_level == "debug":
        yield "DEBUG ou LOG_LEVEL=debug est mis. Les erreurs montreraient ce qu’elles contiennent : enlevez-le."
    if settings.outbound_allow_loopback:
        yield "OUTBOUND_ALLOW_LOOPBACK est mis. C’est pour la démonstration et les tests : enlevez-le."
    if settings.object_store_endpoint.startswith("http://"):
        yield "OBJECT_STORE_ENDPOINT ne commence pas par https://."
    if settings.samples:
        yield "APORTEE_SAMPLES est mis. C’est pour les tests : enlevez-le."
