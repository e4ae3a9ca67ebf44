"""A list whose worker died with it as often as a job may: it says so, and goes on when somebody asks it to."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from backend.jobs import delivery
from backend.jobs.executor import Pace
from backend.jobs.registry import ATTEMPTS, Registry
from backend.jobs.worker import Worker
from backend.people.lists import carrying
from backend.people.lists.bringing import LOOK
from backend.people.lists.carrying import carry
from backend.people.lists.runs import CARRY
from backend.work import registry
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import Desk, run_of, works
from tests.waiting import until

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12", date_naissance="00/00/1950", equipe="Équipe soins", entree="01/03/2024")
PEOPLE = csv_of(*(replace(ROSE, numero=str(n), prenoms=f"ROSE {'ABCDEFG'[n]}") for n in range(7)))
HURRY = Pace(first_delay=timedelta(milliseconds=10), grace=timedelta(milliseconds=200))
DIED = "insert into jobs.delivery (job_id, times) select id, $2 from jobs.pgqueuer where entrypoint = $1"
WAITING = "select count(*) from jobs.pgqueuer where entrypoint like 'list.%'"
LISTED = "select count(*), count(distinct local_id) from dossier where local_id is not null"


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def given_up(cast, entrypoint):
    """By the worker that finds it: the ones before died with it."""
    await cast.sql.execute(DIED, entrypoint, ATTEMPTS)
    state, jobs = cast.app.state, Registry()
    for one in registry():
        if one.name in (LOOK, CARRY):
            jobs.add(one.name, one.run, one.attempts, one.given_up)
    services = {"ring": state.ring}
    worker = Worker(cast.database.dsn("worker"), jobs, settings=state.settings, services=services, pace=HURRY, clock=())
    running = asyncio.create_task(worker.run())

    async def laid_aside():
        return await cast.sql.fetchval(WAITING) == 0

    await until(laid_aside, "a list that is given up")
    worker.stop()
    await asyncio.wait_for(running, 20)


@pytest.fixture
async def stopped(cast, desk, monkeypatch):
    """Four lines of seven are done, and nothing more will be by itself."""
    monkeypatch.setattr(carrying, "A_CHUNK", 2)
    run = await desk.looks(PEOPLE)
    await desk.confirms(run)
    chunk, left = carrying._chunk, iter([True, True, False])

    async def killed(*arguments):
        if not next(left, True):
            raise ConnectionError
        return await chunk(*arguments)

    monkeypatch.setattr(carrying, "_chunk", killed)
    with pytest.raises(ConnectionError):
        await works(cast, cast.tilleuls.id, run, carry)
    await given_up(cast, CARRY)
    return run


async def resumed(desk, somebody, run):
    return await somebody.client.post(f"{desk.base}/{run}/reprendre", data={"key": str(uuid4())})


async def test_it_says_that_it_stopped_and_goes_on_from_there(cast, desk, stopped):
    page = (await desk.shows(stopped)).replace("\u00a0", " ")
    assert "L’import s’est arrêté avant la fin : 4 lignes sur 7." in page
    assert "L’import s’est arrêté" in (await cast.clerk.opens("/listes")).text
    assert "L’import est en cours" not in page
    agreed = (await run_of(cast, stopped))["agreed_by"]
    for _ in range(2):  # pressed twice
        assert "C’est parti" in (await resumed(desk, cast.clerk, stopped)).text
    assert await cast.sql.fetchval(WAITING) == 1
    await works(cast, cast.tilleuls.id, stopped, carry)
    told = await run_of(cast, stopped)
    assert (told["state"], told["done"], told["agreed_by"]) == ("done", 7, agreed)
    assert tuple(await cast.sql.fetchrow(LISTED)) == (7, 7)
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'list.resumed'") == 1


async def test_it_begins_nothing_else_and_for_nobody_else(cast, desk, stopped):
    run = await desk.looks(PEOPLE)
    assert "a changé depuis" in (await resumed(desk, cast.clerk, run)).text
    assert (await run_of(cast, run))["state"] == "looked"
    assert (await resumed(desk, cast.martin, stopped)).status_code == 404
    other = Desk(cast, cast.roux, cast.pins)
    assert (await resumed(other, cast.roux, stopped)).status_code == 404
    assert (await run_of(cast, stopped))["state"] == "stopped"
    assert await cast.sql.fetchval("select count(*) from jobs.pgqueuer where entrypoint = $1", CARRY) == 0


async def test_an_operator_takes_it_up_again(cast, stopped):
    job = await cast.sql.fetchval("select job_id from jobs.dead_letter where entrypoint = $1", CARRY)
    assert await delivery.again(cast.sql, job)
    await works(cast, cast.tilleuls.id, stopped, carry)
    assert (await run_of(cast, stopped))["state"] == "done"


async def test_a_list_that_could_not_be_read_is_brought_again(cast, desk):
    run = (await desk.brings(PEOPLE)).headers["location"].rpartition("/")[2]
    await given_up(cast, LOOK)
    assert "La lecture de la liste s’est arrêtée." in await desk.shows(run)
    gone = await cast.clerk.client.post(f"{desk.base}/{run}/abandonner", data={"key": str(uuid4())})
    assert "Rien n’a changé" in gone.text
