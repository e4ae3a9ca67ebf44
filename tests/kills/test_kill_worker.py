"""kill -9 of the worker at any step of the intake: each acknowledged paper is filed once, and told once."""

import pytest

from tests.chaos.mishaps import saying
from tests.kills.sending import Sender, chance_of
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
STEPS = {
    "takes the job": rb"insert into jobs\.delivery",
    "reads the parcel": rb"select d\.id, d\.establishment_id, d\.machine_id",
    "takes its turn": rb"pg_advisory_xact_lock",
    "writes the paper": rb"insert into document \(",
    "writes its files": rb"insert into document_file",
    "keeps its words": rb"insert into document_word",
    "asks for the pushes": rb"with queued as",
    "closes the parcel": rb"update deposit set state",
}
WAITING = "select count(*) from deposit where state in ('received', 'checking')"


def after(words):
    """The COMMIT that follows these words."""
    first, commit, seen = saying(words), saying(rb"COMMIT;?\x00"), []

    def meets(count, message):
        seen.extend([1] if first(count, message) else [])
        return seen and commit(count, message)

    return meets


def drawn(chance):
    step = chance.choice([*STEPS, "commits"])
    return after(STEPS["closes the parcel"]) if step == "commits" else saying(STEPS[step])


@pytest.mark.parametrize("rounds", [6, pytest.param(60, marks=pytest.mark.long)])
@pytest.mark.attack("L15")
async def test_killed_at_any_step_each_paper_is_filed_once(cast, line, parts, rounds):
    web, worker = parts
    chance, rounds = chance_of(rounds)

    async def filed():
        await worker.starts_again()
        return await cast.sql.fetchval(WAITING) == 0

    async with Sender(cast, web.port, None, web.starts_again) as sender:
        for _ in rounds:
            worker.kill()  # a new one says every statement in full, where the line can read it
            await worker.starts_again()
            struck = line.set(chance.choice(("never", "unheard")), drawn(chance), then=worker.kill)
            await sender.leaves()
            await until(filed, "it is filed", seconds=60)
            assert struck.happened.is_set()
    assert worker.starts == 2 * len(rounds)
    rows = await cast.sql.fetch("select id::text, state, document_id from deposit order by received_at")
    assert [row["id"] for row in rows] == sender.parcels
    assert {row["state"] for row in rows} == {"filed"}
    assert len({row["document_id"] for row in rows}) == len(rows)
    assert await cast.sql.fetchval("select count(*) from document") == len(rows)
    assert await cast.sql.fetchval("select count(*) from jobs.dead_letter") == 0
