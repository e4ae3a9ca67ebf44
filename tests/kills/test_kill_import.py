"""kill -9 of the worker in the middle of a list: taken up where it was, nothing half done, nobody there twice."""

import pytest

from tests.chaos.mishaps import saying
from tests.kills.sending import chance_of
from tests.kills.test_kill_worker import after
from tests.people.lists.making import Colleague, Somebody, csv_of, rpps
from tests.people.lists.test_many import word
from tests.people.lists.working import Desk, run_of
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
MANY = 700  # three chunks
STEPS = {
    "takes the chunk": rb"select id, body from list_line",
    "opens dossiers": rb"insert into dossier \(",
    "keeps their keys": rb"insert into dossier_key",
    "says whom they have around": rb"insert into told_around",
    "says that lines are done": rb"update list_line set done_at",
    "says how far it is": rb"update list_run set done",
}
HALF = """select count(*) from dossier d where d.local_id is not null and not (
            exists (select from dossier_key k where k.dossier_id = d.id)
            and exists (select from told_around a where a.dossier_id = d.id)
            and exists (select from stay s where s.dossier_id = d.id))"""
LISTED = "select count(*), count(distinct local_id) from dossier where local_id is not null"
MEMBERS = """select count(*), count(distinct m.person_id) from membership m
              join national_identifier n on n.person_id = m.person_id where m.stopped_at is null"""


def people():
    return csv_of(*(
        Somebody(numero=f"L{n}", nom_naissance=f"NOM {word(n)}", date_naissance=f"{1 + n % 28:02}/03/{1930 + n % 60}",
                 equipe="Équipe soins", entree="01/03/2024", contact_nom=f"PROCHE {word(n)}", contact_role="ECON")
        for n in range(MANY)
    ))  # fmt: skip


def drawn(chance):
    step = chance.choice([*STEPS, "commits"])
    return after(STEPS["says how far it is"]) if step == "commits" else saying(STEPS[step])


async def agreed(cast, worker, body, what):
    """Looked at by a worker that nobody kills, and agreed to: its job waits."""
    desk = Desk(cast, cast.clerk)
    run = (await desk.brings(body, what)).headers["location"].rpartition("/")[2]
    await worker.starts_again()

    async def looked():
        return (await run_of(cast, run))["state"] == "looked"

    await until(looked, "it is looked at", seconds=60)
    worker.kill()
    await desk.confirms(run)
    return run


async def carried(cast, line, worker, run, strikes):
    """Killed at each of `strikes`, then left in peace: the run, once it is over."""
    for strike in strikes:
        struck = line.set("never", strike, then=worker.kill)
        await worker.starts_again()

        async def over(struck=struck):
            return struck.happened.is_set() or (await run_of(cast, run))["state"] == "done"

        await until(over, "it is killed, or over", seconds=60)
    line.mishap = None
    worker.kill()
    await worker.starts_again()

    async def done():
        return (await run_of(cast, run))["state"] == "done"

    await until(done, "it is over", seconds=120)
    return await run_of(cast, run)


@pytest.mark.parametrize("which", [0, *(pytest.param(n, marks=pytest.mark.long) for n in range(1, 6))])
async def test_killed_anywhere_each_person_of_the_list_is_there_once_and_whole(cast, line, parts, which):
    """Fewer kills than a job is delivered: beyond, an operator looks (`jobs.dead_letter`)."""
    _, worker = parts
    chance, rounds = chance_of(5)
    chance.seed(f"{chance.random()} {which}")
    run = await agreed(cast, worker, people(), "usagers")
    told = await carried(cast, line, worker, run, [drawn(chance) for _ in rounds])
    assert (told["done"], told["moved"]) == (MANY, 0)
    assert tuple(await cast.sql.fetchrow(LISTED)) == (MANY, MANY)
    assert await cast.sql.fetchval(HALF) == 0
    opened = "select count(distinct o) from audit_entry, unnest(objects) o where act = 'dossier.opened'"
    assert await cast.sql.fetchval(opened) == MANY
    assert await cast.sql.fetchval("select count(*) from list_line where run_id = $1 and body <> ''", run) == 0
    assert await cast.sql.fetchval("select count(*) from jobs.dead_letter") == 0


async def test_killed_in_a_list_of_professionals_each_is_attached_once(cast, line, parts):
    _, worker = parts
    body = csv_of(*(Colleague(identifiant=rpps(n), nom=f"NOM {word(n)}") for n in range(300)))
    run = await agreed(cast, worker, body, "professionnels")
    strikes = [saying(rb"from enlist"), saying(rb"update list_line set done_at"), after(rb"update list_run set done")]
    told = await carried(cast, line, worker, run, strikes)
    assert (told["done"], told["moved"]) == (300, 0)
    assert await cast.sql.fetchval("select count(*) from national_identifier") == 300
    assert tuple(await cast.sql.fetchrow(MEMBERS)) == (300, 300)
