"""What did not change is not told as changed; what is over is not cancelled; one look is one entry."""

import pytest

from tests.appointments.planning import day, happened, listed, moves, plans, words

pytestmark = pytest.mark.anyio
WAITING = "select count(*) from jobs.pgqueuer where entrypoint = 'appointment.push'"
LISTED = "select objects from audit_entry where act = 'appointments.listed' and capacity = 'usager'"


async def test_sent_as_it_was_it_has_not_changed_and_rings_nobody(cast):
    made = await plans(cast.martin, cast.david)
    before = await cast.sql.fetchval(WAITING)
    page = await moves(cast.martin, made, jour=day(5), heure="14:30")
    assert page.status_code == 200
    assert "Le changement est noté" not in words(page)
    assert "Changé" not in words(await cast.david.opens("/rendez-vous"))
    assert await cast.sql.fetchval(WAITING) == before
    await moves(cast.martin, made, jour=day(5), heure="14:30", lieu="Ailleurs")
    assert "Changé" in words(await cast.david.opens("/rendez-vous"))
    assert await cast.sql.fetchval(WAITING) == before + 1


async def test_what_is_past_is_not_cancelled(cast):
    made = await plans(cast.martin, cast.david)
    assert "/annuler" in (await cast.martin.opens(f"/rendez-vous/{made}")).text
    await happened(cast, cast.david)
    assert "/annuler" not in (await cast.martin.opens(f"/rendez-vous/{made}")).text
    page = await cast.martin.sends(f"/rendez-vous/{made}/annuler")
    assert "Le rendez-vous est annulé" not in words(page)
    assert await cast.sql.fetchval("select state from appointment") == "planned"


async def test_one_that_is_cancelled_does_not_hide_the_next_one(cast):
    off = await plans(cast.martin, cast.david, heure="8:00")
    await plans(cast.martin, cast.david)
    await cast.martin.sends(f"/rendez-vous/{off}/annuler")
    home = words(await cast.david.opens("/"))
    assert "à 14 heures 30" in home
    assert "Ce rendez-vous est annulé" not in home


async def test_one_look_is_one_entry_of_all_that_it_shows(cast):
    past = await plans(cast.martin, cast.david)
    await happened(cast, cast.david)
    coming = await plans(cast.martin, cast.david)
    assert await listed(cast.david) == [coming, past]
    [(objects,)] = await cast.sql.fetch(LISTED)
    assert set(objects) == {coming, past}
