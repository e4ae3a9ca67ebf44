"""The DUI brings an appointment: by the same rules as a paper, once, and whatever was said last counts."""

from datetime import timedelta

import pytest

from backend.kit.clock import now
from tests.appointments.dui import brings, said, told
from tests.appointments.planning import listed, words

pytestmark = pytest.mark.anyio
WAITING = "select count(*) from jobs.pgqueuer where entrypoint = 'appointment.push'"


@pytest.mark.story
async def test_david_reads_what_his_house_planned_elsewhere(cast):
    for _ in range(2):
        assert await brings(cast) == "filed"
    (made,) = await listed(cast.david)
    page = words(await cast.david.opens(f"/rendez-vous/{made}"))
    for known in (
        "Un examen",
        "CHU, bâtiment B",
        "docteur Roux",
        "Une radio du genou.",
        "Apportez vos anciennes",
        "14 heures 30",
    ):
        assert known in page
    acts = await cast.sql.fetch("select act, capacity from audit_entry where act like 'appointment.received'")
    assert [tuple(row) for row in acts] == [("appointment.received", "machine")]


async def test_what_was_said_last_counts_in_whatever_order_it_comes(cast):
    await brings(cast)
    await brings(cast, **said(20), start="2031-12-02T09:00:00+01:00")
    await brings(cast, **said(10), start="2031-12-03T09:00:00+01:00")
    (made,) = await listed(cast.david)
    page = words(await cast.david.opens(f"/rendez-vous/{made}"))
    assert "mardi 2 décembre 2031" in page
    assert "Avant, c’était : lundi 1er décembre 2031 à 14 heures 30." in page
    await brings(cast, **said(30), start="2031-12-02T09:00:00+01:00", status="cancelled")
    assert "Ce rendez-vous est annulé" in words(await cast.david.opens(f"/rendez-vous/{made}"))
    assert await cast.sql.fetchval("select count(*) from appointment") == 1


async def test_said_again_as_it_was_it_has_not_changed(cast):
    await brings(cast)
    assert await brings(cast, **said(40)) == "filed"
    row = await cast.sql.fetchrow("select changed_at, said_at from appointment")
    assert (row["changed_at"], row["said_at"].minute) == (None, 40)


async def test_a_program_of_another_house_brings_nothing_here(cast):
    """Les Pins knows David too, who has not confirmed it: it is filed there, and he sees nothing of it."""
    answer = await cast.other_dui.pushes(told(), kind="application/fhir+json")
    await cast.works(answer.json()["id"], cast.other_dui)
    assert (
        await cast.sql.fetchval("select count(*) from appointment where establishment_id = $1", cast.tilleuls.id) == 0
    )
    assert await listed(cast.david) == []


async def test_a_clock_that_runs_wild_has_no_last_word(cast):
    await brings(cast, meta={"lastUpdated": "2099-01-01T00:00:00Z"})
    await cast.sql.execute("update appointment set said_at = said_at - interval '2 days'")
    soon = (now() + timedelta(hours=1)).isoformat()
    await brings(cast, meta={"lastUpdated": soon}, start="2031-12-02T09:00:00+01:00")
    (made,) = await listed(cast.david)
    assert "mardi 2 décembre 2031" in words(await cast.david.opens(f"/rendez-vous/{made}"))


async def test_two_programs_that_count_alike_do_not_write_over_each_other(cast):
    other = await cast.machine(cast.tilleuls, "dui-deux", "Logiciel du cabinet")
    await brings(cast)
    await brings(cast, other, **said(20), start="2031-12-02T09:00:00+01:00")
    elsewhere = [{"system": "urn:oid:1.2.250.98", "value": "rdv-1"}]
    await brings(cast, **said(30), identifier=elsewhere, start="2031-12-03T09:00:00+01:00")
    assert len(await listed(cast.david)) == 3
    assert await cast.sql.fetchval("select count(*) from appointment where was_at is not null") == 0


async def test_one_that_comes_cancelled_rings_nobody(cast):
    await brings(cast, status="cancelled")
    assert await cast.sql.fetchval(WAITING) == 0
    await brings(cast, identifier=[{"value": "rdv-2"}])
    assert await cast.sql.fetchval(WAITING) == 1
