"""The PostgreSQL that DATABASE_URL names: whether the demo may use it, and with which logins."""

import secrets
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import asyncpg

from backend.db.embedded.binaries import OLDEST
from backend.db.logins import PLANS
from backend.demo.databases import ROLES, Addresses
from backend.demo.refusals import NotUsable


async def refuse_unusable(owner: str) -> None:
    """Raise NotUsable, with what to do, rather than fail in the middle of the migrations."""
    try:
        direct = await asyncpg.connect(owner, timeout=10)
    except asyncpg.InvalidCatalogNameError:
        raise NotUsable("DATABASE_URL : cette base n’existe pas. Créez-la : createdb -E UTF8 -T template0 …") from None
    except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError):
        raise NotUsable("DATABASE_URL : le serveur refuse ce compte ou ce mot de passe.") from None
    except ValueError:
        raise NotUsable("DATABASE_URL ne se lit pas. Écrivez par exemple postgresql://compte@hôte/base.") from None
    except (OSError, asyncpg.PostgresError) as why:
        told = f"DATABASE_URL : ce serveur ne répond pas ({type(why).__name__})."
        raise NotUsable(f"{told} Vérifiez qu’il tourne, et son adresse.") from None
    try:
        for fault in await _faults(direct):
            raise NotUsable(f"DATABASE_URL : {fault}")
    finally:
        await direct.close()


async def _faults(direct: asyncpg.Connection) -> list[str]:
    version, encoding, above = await direct.fetchrow(
        "select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), rolsuper"
        " from pg_roles where rolname = session_user"
    )
    checks = {
        f"PostgreSQL {version} est trop ancien. Il faut la version {OLDEST} ou plus.": version < OLDEST,
        "la base n’est pas en UTF-8. Refaites-la : createdb -E UTF8 -T template0 …": encoding != "UTF8",
        "ce compte ne peut pas créer les rôles. Donnez celui d’un superutilisateur.": not above,
    }
    return [fault for fault, wrong in checks.items() if wrong]


async def addresses(owner: str) -> Addresses:
    """Logins of this demo alone, each a member of one role, with a new password at each start.

    Roles belong to the whole server: those that another À portée may use there keep their passwords.
    """
    direct = await asyncpg.connect(owner)
    mark = await direct.fetchval("select oid from pg_database where datname = current_database()")
    found = []
    for role in ROLES:
        login, password = f"demo_{mark}_{role}", secrets.token_urlsafe(24)
        if not await direct.fetchval("select exists (select from pg_roles where rolname = $1)", login):
            await direct.execute(f"create role {login} login in role {role}")
        await direct.execute(f"alter role {login} with login password '{password}'")
        for name, value in PLANS.items() if role == "app" else ():
            await direct.execute(f"alter role {login} set {name} = {value}")
        found.append(signed_as(owner, login, password))
    await direct.close()
    await _refuse_closed(found)
    return Addresses(owner, *found)


def signed_as(owner: str, login: str, password: str) -> str:
    """The same server and database, with this login."""
    parts = urlsplit(owner)
    place = parts.netloc.rpartition("@")[2]
    rest = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] not in ("user", "password")], quote_via=quote)
    return urlunsplit(parts._replace(netloc=f"{login}:{quote(password)}@{place}", query=rest))


async def _refuse_closed(logins: list[str]) -> None:
    try:
        for address in logins:
            await (await asyncpg.connect(address, timeout=10)).close()
    except (asyncpg.PostgresError, OSError):
        raise NotUsable(
            "DATABASE_URL : le serveur refuse les comptes de la démonstration."
            " Dans pg_hba.conf, laissez-les entrer par mot de passe (scram-sha-256), non par « peer »."
        ) from None
