"""One request, one transaction, one connection, whichever way the handler works."""

import httpx
import pytest
from litestar.exceptions import LitestarException

from backend.db.pace import Allowed
from backend.db.unit import Unit
from backend.kit.actor import Asked
from backend.kit.errors import NotFound

pytestmark = pytest.mark.anyio


async def test_a_handler_takes_sql_or_db_never_both(cast):
    assert (await cast.david.client.get("/deux")).status_code == 500


async def test_the_orm_works_inside_the_transaction_of_the_request(cast):
    answer = await cast.david.client.get("/orm")
    assert answer.json() == [str(cast.david.id), "repeatable read", True]


async def test_reads_are_repeatable_and_writes_are_not(cast):
    assert (await cast.david.client.get("/qui")).json() == [str(cast.david.id), "usager", 0, "repeatable read"]
    assert (await cast.david.client.get("/orm")).json()[1] == "repeatable read"


async def test_who_works_elsewhere_holds_no_connection_and_comes_back_as_herself(cast, app):
    pool = app.state.pool
    unit = Unit(await pool.acquire(), pool, Asked(cast.david.secret, "usager"), reads=False, allowed=Allowed())
    await unit.begin()
    await unit.sql.execute("set local app.canary = 'undone'")
    busy = pool.get_size() - pool.get_idle_size()
    async with unit.away():
        assert pool.get_size() - pool.get_idle_size() == busy - 1
    assert await unit.take("sql").fetchval("select actor_id()") == cast.david.id
    assert await unit.sql.fetchval("select current_setting('app.canary', true)") in (None, "")
    with pytest.raises(NotFound):
        async with unit.away():
            await cast.sql.execute("update sign_in set revoked_at = now()")
    await unit.let_go()


async def test_a_static_route_takes_no_connection(cast, app, settings):
    held = [await app.state.pool.acquire() for _ in range(settings.pool_size)]
    assert (await cast.david.client.get("/fixe")).text == "aucune connexion"
    for one in held:
        await app.state.pool.release(one)


async def test_the_address_says_in_whose_name(cast):
    house, david = cast.tilleuls.id, cast.david.id
    asked = (
        (cast.david, "/qui", "usager"),
        (cast.martin, f"/equipe/{house}/qui", "staff"),
        (cast.paula, f"/pour/{david}/qui", "aidant"),
    )
    for person, path, capacity in asked:
        assert (await person.client.get(path)).json()[:2] == [str(person.id), capacity]
    machine = await cast.dui.asks("/api/qui")
    assert machine.json()[:2] == [str(cast.dui.id), "machine"]


async def test_a_client_that_left_before_the_answer_leaves_no_connection_behind(cast, app, settings):
    async def deaf(message):
        raise OSError("nobody listens any more")

    async def receive():
        return {"type": "http.disconnect"}

    request = cast.david.client.build_request("GET", "/qui")
    scope = {
        "type": "http", "method": "GET", "path": "/qui", "raw_path": b"/qui", "root_path": "", "query_string": b"",
        "headers": [(k.lower(), v) for k, v in request.headers.raw], "scheme": "https", "http_version": "1.1",
        "server": ("aportee.test", 443), "client": ("127.0.0.1", 1), "extensions": {},
    }  # fmt: skip
    for _ in range(settings.pool_size + 1):
        with pytest.raises(LitestarException):
            await app(scope, receive, deaf)
    assert app.state.pool.get_idle_size() == app.state.pool.get_size()
    assert isinstance(await cast.david.client.get("/qui"), httpx.Response)
