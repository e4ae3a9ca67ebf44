"""A key-encryption key is replaced while people read and write: at no moment is anything closed to them."""

import asyncio

import httpx
import msgspec
import pytest

from backend.app import create_app
from backend.demo import making
from backend.kit.actor import COOKIE
from backend.kit.keyring import FileKeyRing
from tests.cast import LAURA
from tests.cli.busy import TURNS, Busy

pytestmark = pytest.mark.anyio
KEK = "select distinct kek_id from dossier_key union select distinct kek_id from establishment_key order by 1"


@pytest.fixture
def settings(settings):
    return msgspec.structs.replace(settings, writes_per_minute=10_000, pushes_per_minute=10_000)


@pytest.fixture
def owner(keys, database, operator):
    """A command of `keys`, as the owner of the database."""
    environ = {"KEYS_DIR": str(keys), "OWNER_DATABASE_URL": database.dsn("postgres")}

    async def types(*words):
        return await asyncio.to_thread(operator, environ, "keys", *words)

    return types


@pytest.mark.attack("N06")
async def test_a_key_is_replaced_while_people_read_and_write(cast, owner, keys, settings):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="Au début")
    busy = Busy(cast, await cast.sql.fetchval("select id from thread"))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(busy.forever())
        await busy.goes_on()
        for step in (("rotate",), ("rewrap",), ("retire", "1")):
            told = await owner(*step)
            assert told.returncode == 0, told.stderr
            await busy.goes_on()
        task.cancel()
    assert len(set(busy.papers)) >= 4 * TURNS
    assert [kek for (kek,) in await cast.sql.fetch(KEK)] == ["2"]
    assert set(msgspec.json.decode((keys / "kek.json").read_bytes())["keys"]) == {"2"}
    await _everything_opens(cast, settings, busy)


async def _everything_opens(cast, settings, busy):
    """In a process that has known no other key."""
    app = create_app(settings)
    headers = {"cookie": f"{COOKIE}={cast.david.secret}", "sec-fetch-site": "same-origin"}
    async with app.lifespan():
        reader = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://aportee.test", headers=headers)
        async with reader:
            page = await reader.get(f"/messages/{busy.thread}")
            assert f"Tour {busy.turns - 1}" in page.text
            for paper in busy.papers:
                for path in (f"/papiers/{paper}", f"/papiers/{paper}/original"):
                    assert (await reader.get(path)).status_code == 200


async def test_what_is_made_after_a_rotation_by_an_older_process_is_under_the_new_key(cast, owner, keys):
    assert (await owner("rotate")).returncode == 0
    dossier = await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA)
    assert await cast.sql.fetchval("select kek_id from dossier_key where dossier_id = $1", dossier) == "2"


async def test_a_key_that_still_wraps_something_stays(cast, owner, keys):
    await owner("rotate")
    told = await owner("retire", "1")
    assert told.returncode == 1
    assert "still wrapped by key 1" in told.stderr
    for key in ("2", "3"):
        assert (await owner("retire", key)).returncode == 1
    assert set(msgspec.json.decode((keys / "kek.json").read_bytes())["keys"]) == {"1", "2"}


async def test_a_key_is_not_retired_under_somebody_who_is_using_it(cast, owner, keys, database):
    """A dossier is being made with it, and not committed: the key waits, sees it, and stays."""
    old = FileKeyRing(keys / "kek.json")
    _, kept = old.wrap(b"k" * 32, b"here")
    await owner("rotate")
    await owner("rewrap")
    making_it = cast.sql.transaction()
    await making_it.start()
    await cast.sql.execute("update dossier_key set kek_id = '1' where dossier_id = $1", cast.david.dossier)
    retiring = asyncio.create_task(owner("retire", "1"))
    above = await database.connect()
    while not await above.fetchval("select exists (select from pg_locks where not granted)"):
        assert not retiring.done()
    await making_it.commit()
    assert "1 keys are still wrapped" in (await retiring).stderr
    assert FileKeyRing(keys / "kek.json").unwrap("1", kept, b"here") == b"k" * 32
    await above.close()
