"""What makes a start unsafe: small questions about one value each, answered by sentences.

A fault says what is wrong, then what to do, in French. Nothing here reads the environment or a database.
"""

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec

from backend.kit.mail_addresses import is_address

LOOPBACK_NAMES = ("localhost", "localhost.localdomain")


def is_loopback(host: str | None) -> bool:
    """Whether this host is the machine itself."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def is_origin(text: str) -> bool:
    """Whether this is a scheme, a host, perhaps a port, and nothing behind."""
    url = urlsplit(text)
    return bool(url.hostname) and text == f"{url.scheme}://{url.netloc}" and "@" not in url.netloc


def origin_faults(origin: str) -> Iterator[str]:
    if not is_origin(origin) or not origin.startswith("https://"):
        yield "ORIGIN n’est pas de la forme https://hôte. Écrivez l’adresse publique, sans chemin."
    elif is_loopback(urlsplit(origin).hostname):
        yield "ORIGIN est cette machine. Écrivez l’adresse publique."


def database_url_faults(variable: str, address: str) -> Iterator[str]:
    if not address:
        yield f"{variable} manque. Le PostgreSQL embarqué n’est pas pour la production."
        return
    url = urlsplit(address)
    if url.username in {"postgres", "owner", "gate"}:
        yield f"{variable} entre comme {url.username}. Donnez un rôle qui ne possède rien."
    if "ssl=disable" in (url.query or ""):
        yield f"{variable} coupe TLS. Écrivez sslmode=verify-full."
    yield from line_faults(variable, address)


def line_faults(variable: str, address: str) -> Iterator[str]:
    """Whoever goes to a database on another machine knows which machine answers."""
    url = urlsplit(address)
    said = parse_qs(url.query)
    hosts = [url.hostname] if url.hostname else ",".join(said.get("host", [])).split(",")
    remote = any(host and not host.startswith("/") and not is_loopback(host) for host in hosts)
    if (remote or "service" in said) and said.get("sslmode") not in (["verify-full"], ["verify-ca"]):
        yield f"{variable} traverse le réseau sans TLS vérifié. Écrivez sslmode=verify-full."


def redirected(environ: Mapping[str, str]) -> Iterator[str]:
    """An address that names no host would lead where these say, and nobody looked at that."""
    host = environ.get("PGHOST", "")
    sockets = all(one.startswith("/") for one in host.split(","))
    for name, leads in (("PGHOST", bool(host) and not sockets), ("PGSERVICE", bool(environ.get("PGSERVICE")))):
        if leads:
            yield f"{name} est mis. Écrivez l’hôte dans l’adresse de la base : enlevez ce réglage."


def key_folder_faults(folder: Path) -> Iterator[str]:
    """The key-encryption keys: there, made for this place, and readable by one account only."""
    keys = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    if not keys:
        yield f"KEYS_DIR ({folder}) n’a pas de clé. Faites-en une : python -m backend keys new."
    for path in [folder, *keys] if keys else []:
        if path.stat().st_mode & 0o077:
            mode = "0700" if path is folder else "0600"
            yield f"{path} est ouvert à d’autres comptes. Tapez : chmod {mode} {path}"
    if (folder.parent / "demo.json").exists():
        yield f"KEYS_DIR ({folder}) a les clés d’une démonstration. Faites-en d’autres ailleurs."


def discovery_faults(name: str, address: str) -> Iterator[str]:
    """Whoever says where a provider signs says who comes in."""
    url = urlsplit(address)
    if address and (url.scheme != "https" or not url.hostname or is_loopback(url.hostname)):
        yield f"{name.upper().replace('-', '_')}_DISCOVERY_URL n’est pas de la forme https://hôte/chemin, hors d’ici."


def provider_faults(name: str, issuer: str, client_id: str, secret: str, key: str) -> Iterator[str]:
    prefix = name.upper().replace("-", "_")
    url = urlsplit(issuer)
    if not issuer:
        yield f"{prefix}_ISSUER manque. Écrivez l’émetteur de {name}."
    elif url.scheme != "https" or is_loopback(url.hostname):
        yield f"{prefix}_ISSUER est celui de la démonstration. Écrivez l’émetteur de {name}."
    if not client_id:
        yield f"{prefix}_CLIENT_ID manque. Écrivez l’identifiant que {name} a donné."
    if not secret and not key:
        by_secret = "" if name == "franceconnect-plus" else f"{prefix}_CLIENT_SECRET ou "  # it knows us by a key only
        yield f"{by_secret}{prefix}_KEY_FILE manque."
    if key and not Path(key).is_file():
        yield f"{prefix}_KEY_FILE ({key}) n’est pas un fichier."
    elif key and Path(key).stat().st_mode & 0o077:
        yield f"{key} est ouvert à d’autres comptes. Tapez : chmod 0600 {key}"


def buttons_faults(folder: Path | None) -> Iterator[str]:
    if folder and not folder.is_dir():
        yield "PROVIDER_BUTTONS_DIR n’est pas un dossier. Mettez-y les boutons officiels, ou enlevez ce réglage."


def opening_key_faults(issuer: str, file: Path) -> Iterator[str]:
    if issuer and not file.is_file():
        yield f"{file} manque. FranceConnect+ scelle ce qu’il envoie : python -m backend provider-keys new."


def mail_faults(relay: str, sender: str, authority: str) -> Iterator[str]:
    if relay and not _is_relay(relay):
        yield "SMTP_ADDRESS n’est ni smtp://hôte:port ni smtps://hôte:port. Un compte s’écrit dans SMTP_USER."
    if sender and not is_address(sender):
        yield "MAIL_FROM n’est pas une adresse. Écrivez par exemple ne-pas-repondre@exemple.fr."
    if authority and not Path(authority).is_file():
        yield f"SMTP_CA_FILE ({authority}) n’est pas un fichier."


def _is_relay(address: str) -> bool:
    url = urlsplit(address)
    try:
        known = url.scheme in ("smtp", "smtps") and bool(url.hostname) and url.port != 0
    except ValueError:
        return False
    return known and "@" not in url.netloc and address == f"{url.scheme}://{url.netloc}"


def insi_faults(address: str, files: Sequence[str], key: str, *, production: bool) -> Iterator[str]:
    """Invented people are asked of the service of qualification or of this machine, real ones of neither."""
    url = urlsplit(address)
    tests = is_loopback(url.hostname) or (url.hostname or "").startswith("qualif")
    if address and (url.scheme != "https" or not url.hostname):
        yield "INSI_URL n’est pas de la forme https://hôte/chemin."
    elif address and production == tests:
        wanted = "celui de la production" if production else "celui de qualification (qualif…) ou cette machine"
        yield f"INSI_URL n’est pas d’ici. Écrivez {wanted}."
    for file in files:
        if file and not Path(file).is_file():
            yield f"{file} n’est pas un fichier (INSI_…_FILE)."
    if key and Path(key).is_file() and Path(key).stat().st_mode & 0o077:
        yield f"{key} est ouvert à d’autres comptes. Tapez : chmod 0600 {key}"


class LoginFacts(msgspec.Struct, frozen=True):
    """What a login of the database may do, read from PostgreSQL's catalogue."""

    login: str
    superuser: bool
    bypasses_policies: bool
    makes_roles: bool
    replicates: bool
    owns: int
    """Tables, views, functions and schemas it owns, itself or by a role it belongs to."""


DATABASE_FACTS = """
select r.rolname::text, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolreplication,
       (select count(*) from pg_shdepend d
         where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
           and pg_has_role(r.oid, d.refobjid, 'member'))::int
  from pg_roles r where r.rolname = session_user
"""
"""One row, to be read with each login that the app uses, then given to `database_faults`."""


POWERS = {
    "superuser": "est superutilisateur",
    "bypasses_policies": "passe outre les règles d’accès (BYPASSRLS)",
    "makes_roles": "peut créer des rôles (CREATEROLE)",
    "replicates": "peut copier la base (REPLICATION)",
    "owns": "possède des objets de la base",
}


def powers(known: LoginFacts) -> list[str]:
    """What this login may do more than serve."""
    return [told for power, told in POWERS.items() if getattr(known, power)]


def database_faults(rows: Sequence[LoginFacts]) -> list[str]:
    """Why these logins may not serve people. RLS means nothing to a superuser or an owner."""
    return [
        f"Dans la base, {row.login} {told}. Donnez un rôle qui ne possède rien." for row in rows for told in powers(row)
    ]
