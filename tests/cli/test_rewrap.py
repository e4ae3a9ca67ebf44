"""What an older key wrapped is wrapped again by the present one, while people read."""

import asyncpg
import pytest

from backend.kit.keyring import FileKeyRing, create, rotate
from backend.people import rewrap
from tests.cast import DLU

pytestmark = pytest.mark.anyio
KEK = "select distinct kek_id from dossier_key union select distinct kek_id from establishment_key order by 1"


async def test_everything_is_wrapped_again_while_people_read(operator, cast, database, keys):
    paper = await cast.files(DLU)
    rotate(keys / "kek.json")
    environ = {"KEYS_DIR": str(keys), "OWNER_DATABASE_URL": database.dsn("postgres")}
    told = operator(environ, "keys", "rewrap")
    assert told.returncode == 0, told.stderr
    kept = await cast.sql.fetchval(
        "select (select count(*) from dossier_key) + (select count(*) from establishment_key)"
    )
    assert f"{kept} keys are wrapped again" in told.stdout
    assert [kek for (kek,) in await cast.sql.fetch(KEK)] == ["2"]
    page = await cast.david.opens(f"/papiers/{paper}")  # by the process that read the ring before
    assert page.status_code == 200
    assert "0 keys are wrapped again" in operator(environ, "keys", "rewrap").stdout


async def test_it_goes_batch_by_batch_and_takes_up_where_it_was_cut(cast, database, keys):
    rotate(keys / "kek.json")
    ring = FileKeyRing(keys / "kek.json")
    sql = await database.connect()
    async for done in rewrap.rewrap(sql, ring, batch=1):
        assert done == 1
        break
    await sql.close()
    sql = await asyncpg.connect(database.dsn("postgres"))
    waiting = sum((await rewrap.waiting(sql, ring.present)).values())
    assert [done async for done in rewrap.rewrap(sql, ring, batch=1)] == [1] * waiting
    assert sum((await rewrap.waiting(sql, ring.present)).values()) == 0
    await sql.close()


async def test_a_ring_that_is_not_theirs_changes_nothing(cast, database, operator, tmp_path):
    create(tmp_path / "kek.json")
    rotate(tmp_path / "kek.json")
    environ = {"KEYS_DIR": str(tmp_path), "OWNER_DATABASE_URL": database.dsn("postgres")}
    told = operator(environ, "keys", "rewrap")
    assert told.returncode == 1
    assert "does not open with this ring" in told.stderr
    assert [kek for (kek,) in await cast.sql.fetch(KEK)] == ["1"]


async def test_the_processes_that_serve_may_not_wrap_again(cast, database):
    for role in ("app", "worker", "sealer"):
        sql = await database.connect(role)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await rewrap.waiting(sql, "2")
        await sql.close()
