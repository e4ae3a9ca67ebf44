"""The app adds what the actor did, in her name, about those she may see. It reads and changes nothing."""

import asyncpg
import pytest

from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.audit.trail import COLUMNS, entry, values

pytestmark = [pytest.mark.anyio, pytest.mark.attack("N01")]
INSERT = f"insert into audit_entry ({COLUMNS}) values "
DEEDS = {
    "read": "select count(*) from audit_entry",
    "change": "update audit_entry set act = 'nothing'",
    "delete": "delete from audit_entry",
    "empty": "truncate audit_entry",
    "say when": f"insert into audit_entry ({COLUMNS}, at) values ({values()}, now())",
    "say where it is sealed": f"insert into audit_entry ({COLUMNS}, segment) values ({values()}, 1)",
    "read back": f"{INSERT} ({values()}) returning id",
    "read the chain": "select count(*) from sealed_segment",
    "cut the chain": "delete from sealed_segment",
}
FORGED = {
    "another's name": lambda cast: {"actor_id": cast.marion.id},
    "another capacity": lambda _: {"capacity": "'staff'"},
    "another house": lambda cast: {"establishment_id": cast.pins.id},
    "another's dossier": lambda cast: {"dossier_id": cast.marion.dossier},
    "for somebody else": lambda cast: {"subject_id": cast.marion.id},
}


@pytest.fixture
async def david_s(cast):
    """A connection of the app, as David."""
    await entry(cast)
    sql = await cast.database.connect("app")
    await sql.execute("begin; " + becoming(Asked(cast.david.secret, "usager")))
    yield sql
    await sql.close()


@pytest.mark.parametrize("deed", DEEDS)
async def test_the_app_can_neither_read_nor_change_the_trail(david_s, deed):
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await david_s.execute(DEEDS[deed])


async def test_what_one_did_oneself_is_added(cast, david_s):
    told = values(establishment_id=cast.tilleuls.id, dossier_id=cast.david.dossier)
    assert await david_s.execute(f"{INSERT} ({told})") == "INSERT 0 1"


@pytest.mark.parametrize("lie", FORGED)
async def test_an_entry_in_another_name_is_refused(cast, david_s, lie):
    told = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier} | FORGED[lie](cast)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await david_s.execute(f"{INSERT} ({values(**told)})")


async def test_the_sealer_only_orders(cast):
    await entry(cast)
    sealer = await cast.database.connect("sealer")
    for deed in ("update audit_entry set act = 'x'", "delete from audit_entry", "update sealed_segment set head = ''"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await sealer.execute(deed)
    await sealer.close()
