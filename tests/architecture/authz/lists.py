"""A list that waits for somebody to agree, in each duty and house; what the DUI brought; who is told to be around."""

from uuid import uuid4

from backend.demo.making import insert
from backend.people.lists.house_keys import house_keys
from backend.people.lists.planned import INSERT, Planned, sealed
from backend.people.lists.rules import Decision
from backend.people.lists.said import Judged, Usager
from tests.architecture.authz.papers import NOW, dossier_key

LINE = Planned(Judged(2, Usager(birth_name="GRONDIN", given_names="ROSE")), Decision("new"))


async def lists(cast):
    """Their ids, by state; and of a list of thirty-one days ago, the oldest that is not forgotten yet."""
    tilleuls, pins = cast.tilleuls.id, cast.pins.id
    made = {
        "usagers": await _run(cast, tilleuls, "enrolment"),
        "staff": await _run(cast, tilleuls, "members"),
        "pins": await _run(cast, pins, "enrolment"),
        "pushed": await _run(cast, tilleuls, "enrolment", machine_id=cast.dui.id, source="machine"),
        "old": await _run(cast, pins, "enrolment", created_at=NOW.replace(year=2020)),
        "agreed": await _run(cast, tilleuls, "members", state="running", agreed_by=cast.lebon.id),
        "running": await _run(cast, tilleuls, "enrolment", state="running"),
        "stopped": await _run(cast, tilleuls, "enrolment", state="stopped"),
    }
    for house, dossier in ((tilleuls, cast.david.dossier), (pins, cast.laura.dossier)):
        await _around(cast, house, dossier)
    await insert(cast.sql, "national_identifier", person_id=cast.martin.id, value="899700000013")
    for house, somebody in ((tilleuls, cast.martin), (pins, cast.roux)):
        await insert(cast.sql, "house_professional", establishment_id=house, person_id=somebody.id, profession="60")
    waits = {"membership_id": cast.zoe.membership, "establishment_id": tilleuls, "state": "sent", "since": NOW}
    await insert(cast.sql, "rpps_registration", **waits)
    return made


async def _around(cast, house, dossier):
    key, row = await dossier_key(cast, dossier), uuid4()
    sealed_words = key.seal('{"kind": "contact", "name": "Morel"}', house, "told_around", row, "body")
    where = {"establishment_id": house, "dossier_id": dossier, "key_id": key.id}
    what = {"kind": "contact", "role": "ECON", "rank": 1, "mark": b"m", "body": sealed_words}
    await insert(cast.sql, "told_around", id=row, **where, **what)


async def _run(cast, house, duty, *, machine_id=None, source="file", state="looked", **more):
    keys, run = await house_keys(cast.sql, cast.ring, house), uuid4()
    counted = {"lines": 1, "fresh": 1, "seen": b"s", "key_id": keys.content.id}
    whose = {"establishment_id": house, "duty": duty, "machine_id": machine_id, "source": source}
    await insert(cast.sql, "list_run", id=run, **whose, **counted, state=state, **more)
    await cast.sql.execute(INSERT, house, run, duty, machine_id, *sealed(keys, [LINE]))
    part = {"establishment_id": house, "run_id": run, "duty": duty, "machine_id": machine_id}
    await insert(cast.sql, "list_part", id=uuid4(), **part, number=0, body=b"")
    return run
