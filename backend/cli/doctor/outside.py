"""What is reached from here: the identity providers, the object store, and the time."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec
from obstore.exceptions import BaseError

from backend.cli.doctor.findings import Finding, judged, login
from backend.documents.vault import vault_of
from backend.identity.oidc.discovery import Metadata
from backend.identity.oidc.errors import ProviderMisconfigured
from backend.identity.parties import BUILDERS, outbound_for, provider_of
from backend.interop.scanner import Scanner, ScannerDown
from backend.kit.clock import now
from backend.kit.keyring import NoKeys
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.sealing import Broken
from backend.notifications import relay
from backend.settings import Settings

PATIENCE = 10.0
"""Seconds: a scanner that is asked about one word answers at once."""
DRIFT = 5.0
"""Seconds: a token of an identity provider is judged by our clock."""
SET_THE_CLOCK = "Réglez l’heure de cette machine : activez NTP (systemd-timesyncd ou chrony)."


async def providers(settings: Settings) -> AsyncIterator[Finding]:
    """Each configured provider publishes what was agreed, through the client that the sign-in uses."""
    for name in BUILDERS:
        if not settings.provider(name).issuer:  # type: ignore[arg-type]
            yield Finding(name, "note", "pas configuré : personne n’entre par là")
            continue
        async for finding in _provider(settings, name):
            yield finding


async def _provider(settings: Settings, name: str) -> AsyncIterator[Finding]:
    try:
        provider = provider_of(settings, name)
    except NoKeys as why:
        yield Finding(name, "wrong", str(why), "Remettez sa sauvegarde, ou : python -m backend provider-keys new.")
        return
    assert provider is not None  # noqa: S101 - its issuer is there
    outbound = outbound_for(settings, provider)
    try:
        async with outbound.client() as client:
            answer = await client.get(provider.discovery_url)
        msgspec.json.decode(answer.content, type=Metadata).check(provider, outbound)
    except (OutboundRefused, OutboundUnreachable, ProviderMisconfigured, msgspec.MsgspecError) as why:
        told = f"{provider.discovery_url} : {type(why).__name__} ({why})"
        yield Finding(name, "wrong", told, "Vérifiez l’adresse, le réseau, et OUTBOUND_HOSTS.")
        return
    yield Finding(name, "ok", "joignable, et conforme à ce qui a été convenu")
    if date := answer.headers.get("date"):
        yield _drift(f"celle de {name}", parsedate_to_datetime(date), now())


async def clock(settings: Settings) -> AsyncIterator[Finding]:
    """The time of this machine, against the database's."""
    async with login(settings.database_url) as sql:
        before = now()
        told = await sql.fetchval("select clock_timestamp()")
        yield _drift("celle de la base", told, before + (now() - before) / 2)


def _drift(whose: str, theirs: datetime, ours: datetime) -> Finding:
    apart = abs((theirs.astimezone(UTC) - ours).total_seconds())
    faults = [f"{apart:.0f} s d’écart avec {whose}"] if apart > DRIFT else []
    return judged("heure", f"la même que {whose}, à {DRIFT:.0f} s près", faults, SET_THE_CLOCK)


async def scanner(settings: Settings) -> AsyncIterator[Finding]:
    """The scanner answers, or there is none."""
    if not settings.scanner_address:
        yield Finding("antivirus", "note", "pas configuré : ce que les logiciels déposent n’est pas examiné")
        return
    try:
        found = await Scanner(settings.scanner_address, PATIENCE).finds(b"doctor")
        faults = [f"il trouve {found} dans un mot sans danger"] if found else []
    except ScannerDown as why:
        faults = [f"{settings.scanner_address} : {why}. Rien de nouveau n’est montré en attendant"]
    yield judged("antivirus", "il répond", faults, "Vérifiez SCANNER_ADDRESS, et que clamd tourne.")


async def mail(settings: Settings) -> AsyncIterator[Finding]:
    """The relay of e-mails answers, proves its name and knows us, or there is none."""
    if not settings.smtp_address:
        yield Finding("courriels", "note", "pas configurés : personne n’est prévenu par e-mail")
        return
    faults = []
    try:
        await relay.greet(settings)
    except relay.NotNow as why:
        faults = [f"{settings.smtp_address} : {why}. Les e-mails attendent"]
    todo = "Vérifiez SMTP_ADDRESS, SMTP_USER et SMTP_PASSWORD, et SMTP_CA_FILE si l’autorité est la vôtre."
    well = "le relais répond et nous connaît" if settings.smtp_user else "le relais répond"
    yield judged("courriels", well, faults, todo)


async def store(settings: Settings) -> AsyncIterator[Finding]:
    """A sealed file is written, read back and removed."""
    words = b"doctor"
    try:
        vault = vault_of(settings)
        stored, key = await vault.put(words)
        same = await vault.get(stored, key) == words
        await vault.drop(stored.store_key)
    except (BaseError, OSError, Broken) as why:
        same, reason = False, type(why).__name__
    else:
        reason = "ce qui est relu n’est pas ce qui est écrit"
    faults = [] if same else [f"{settings.object_store_url} : {reason}"]
    yield judged("coffre", "écrit, relu et effacé", faults, "Vérifiez OBJECT_STORE_URL, ses droits et la place libre.")
