"""Hundreds of kill -9, of one process or of all, while people write: nothing acknowledged is lost.

The seed is printed; KILL_SEED and KILL_ROUNDS in the environment run the same, or a shorter one.
"""

import os
import random
import time

import httpx
import pytest

from backend.kit import env_file
from tests.db.embedded.children import ask
from tests.demo.processes import all_gone, kill
from tests.demo.visit import Visit
from tests.demo.writers import Writers

pytestmark = pytest.mark.long
ROUNDS = int(os.environ.get("KILL_ROUNDS", "200"))
# Of the parts, by name; `postgres.1` is one process of the server, `all` is a power cut.
VICTIMS = ("web", "web.1", "worker", "provider", "postgres", "postgres.1", "main", "all")
SETTLED = 60.0
"""Seconds to finish what was accepted: a job whose worker died is silent for ten before another takes it."""
WAITING = "select count(*) from deposit where state = 'received'"


@pytest.fixture
def demo(make_demo):
    made = make_demo("campaign")
    made.start()
    return made


@pytest.fixture
def writers(demo):
    david = next(person for person in demo.told()["people"] if person["role"] == "usager")
    with httpx.Client(trust_env=False, timeout=20) as client:
        visit = Visit(client)
        visit.signs_in(david["sign_in"])
    made = Writers(demo.told(), visit)
    made.start()
    yield made
    made.rest()


def strike(demo, victim: str) -> None:
    """Kill, then wait until everything is well again: by itself, or by a new start."""
    before = demo.family()
    for name in before if victim == "all" else [victim]:
        kill(before[name])
    if victim in ("main", "all"):
        demo.process.wait()
        demo.start()
        assert all_gone(before.values()), victim
        return
    demo.wait(lambda: demo.family().get(victim, before[victim]) != before[victim] and demo.healthy())


def test_nothing_acknowledged_is_lost(demo, writers):
    seed = int(os.environ.get("KILL_SEED") or random.randrange(10**6))
    chance = random.Random(seed)
    print(f"\nseed {seed}")
    for _ in range(0, ROUNDS, len(VICTIMS)):
        for victim in chance.sample(VICTIMS, len(VICTIMS)):
            before = len(writers.papers)
            strike(demo, victim)
            demo.wait(lambda before=before: len(writers.papers) > before)  # however slow the machine, people write
            time.sleep(chance.random())  # what is killed is never at the same place
    writers.rest()
    owner = env_file.read(demo.folder / "demo.env")["OWNER_DATABASE_URL"]
    end = time.monotonic() + SETTLED
    while ask(owner, WAITING) and time.monotonic() < end:
        time.sleep(0.5)
    print(f"{len(writers.papers)} papers and {len(writers.messages)} messages acknowledged; refused {writers.refused}")
    assert len(writers.papers) >= ROUNDS
    assert writers.messages
    kept = {str(row) for row in ask(owner, "select array_agg(id) from deposit")}
    assert writers.papers <= kept
    filed = {str(row) for row in ask(owner, "select array_agg(id) from deposit where document_id is not null")}
    assert writers.papers <= filed
    assert writers.messages <= set(ask(owner, "select array_agg(left(id::text, 8)) from message"))
    assert ask(owner, "select count(*) from jobs.dead_letter") == 0
    looked = demo.operator("doctor")
    assert looked.returncode == 0, looked.stdout
