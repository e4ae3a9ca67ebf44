"""One connection for everybody: whatever leaks, leaks into the next request."""

import asyncio
import random

import pytest
from msgspec.structs import replace

from tests.cast import DLU
from tests.waiting import blocked, ice, until

pytestmark = [pytest.mark.anyio, pytest.mark.attack("A10")]
OPEN = """select count(*) from pg_stat_activity
 where datname = current_database() and state like 'idle in transaction%'"""


@pytest.fixture
def settings(settings):
    return replace(settings, pool_size=1)


async def told(person, path):
    headers = person.headers() if person is person.cast.dui else {}
    return (await person.client.get(path, headers=headers)).json()[:3]


async def dropped(person, turns):
    """Leave after so many turns of the loop, wherever the request is then."""
    call = asyncio.create_task(person.client.get("/qui"))
    for _ in range(turns):
        await asyncio.sleep(0)
    call.cancel()
    await asyncio.wait({call})


async def test_two_hundred_mixed_visits_leak_no_actor(cast):
    await cast.files(DLU)
    seed = random.randrange(10**6)
    rng, nobody = random.Random(seed), cast.nobody()
    visits = (
        (cast.david, "/qui", [str(cast.david.id), "usager", 1]),
        (cast.marion, "/qui", [str(cast.marion.id), "usager", 0]),
        (cast.laura, "/qui", [str(cast.laura.id), "usager", 0]),
        (cast.martin, f"{cast.martin.base}/qui", [str(cast.martin.id), "staff", 1]),
        (cast.clerk, f"{cast.clerk.base}/qui", [str(cast.clerk.id), "staff", 0]),
        (cast.paula, f"{cast.paula.base}/qui", [str(cast.paula.id), "aidant", 0]),
        (cast.dui, "/api/qui", [str(cast.dui.id), "machine", 0]),
        (nobody, "/qui", [None, None, 0]),
        (cast.roux, f"/equipe/{cast.tilleuls.id}/qui", [None, None, 0]),
    )

    async def visit(_):
        match rng.randrange(10):
            case 0:
                return (await cast.david.client.post("/leve")).status_code == 500
            case 1:
                return (await cast.martin.client.post("/avale")).status_code == 500
            case 2:
                return await dropped(cast.david, rng.randrange(200)) is None
            case _:
                person, path, expected = rng.choice(visits)
                return await told(person, path) == expected

    assert all(await asyncio.gather(*map(visit, range(200)))), f"seed {seed}"


@pytest.mark.parametrize("where", ["in the handler", "while becoming"])
async def test_a_request_that_is_dropped_leaves_nothing_open(cast, database, where):
    """Dropped while PostgreSQL works: the query is cancelled and the connection is nobody's again."""
    path = "/attend"
    if where == "while becoming":
        path = "/qui"
        await cast.sql.execute("""
            create or replace function become_nobody() returns void language plpgsql as $$
            begin perform pg_advisory_xact_lock_shared(42); end $$""")
    async with ice(database):
        call = asyncio.create_task(cast.david.client.get(path))
        await blocked(database, 1)
        call.cancel()
        await asyncio.wait({call})

    async def nothing_open():
        return await cast.sql.fetchval(OPEN) == 0

    await until(nothing_open, "no transaction left open")
    assert await asyncio.wait_for(told(cast.nobody(), "/qui"), 5) == [None, None, 0]
    assert await asyncio.wait_for(told(cast.marion, "/qui"), 5) == [str(cast.marion.id), "usager", 0]
