"""David knows when he goes, where, with whom and with what; what changes is told, never silently."""

import re
from datetime import time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from backend.kit.clock import now
from backend.kit.dates import day_words
from tests.appointments.planning import PLACE, WHAT, day, happened, listed, moves, plans, words

pytestmark = pytest.mark.anyio
ACTS = "select act || '/' || capacity from audit_entry where act like 'appointment%' order by at"
COUNT = "select count(*) from appointment"


@pytest.mark.story
async def test_he_sees_it_at_once_with_its_day_in_words(cast):
    assert "Pas de rendez-vous à venir" in words(await cast.david.opens("/"))
    made = await plans(cast.martin, cast.david)
    when = f"{day_words((now() + timedelta(days=5)).astimezone(ZoneInfo('Europe/Paris')).date())} à 14 heures 30"
    when = when.replace("\N{NO-BREAK SPACE}", " ")
    assert f"Le prochain : {when}" in words(await cast.david.opens("/"))
    page = words(await cast.david.opens("/rendez-vous"))
    assert when in page
    assert PLACE in page
    one = words(await cast.david.opens(f"/rendez-vous/{made}"))
    for told in ("Un docteur", "à 14 heures 30", PLACE, "Docteur Hoarau", "Pour votre genou.", "Vos radios."):
        assert told in one
    assert 'href="/messages/ecrire"' in one


async def test_moved_he_reads_when_it_was(cast):
    made = await plans(cast.martin, cast.david)
    assert (await moves(cast.martin, made)).status_code == 200
    one = words(await cast.david.opens(f"/rendez-vous/{made}"))
    assert "Ce rendez-vous a changé le" in one
    assert "Avant, c’était" in one
    assert "à 14 heures 30" in one
    assert "à 9 heures" in one
    assert "Changé" in words(await cast.david.opens("/rendez-vous"))
    assert "Ce rendez-vous a changé" in words(await cast.david.opens("/"))


async def test_cancelled_it_stays_and_says_so(cast):
    made = await plans(cast.martin, cast.david)
    for _ in range(2):
        assert (await cast.martin.sends(f"/rendez-vous/{made}/annuler")).status_code == 200
    assert await listed(cast.david) == [made]
    assert "Vous n’avez pas à y aller" in words(await cast.david.opens(f"/rendez-vous/{made}"))
    theirs = words(await cast.martin.opens(f"/rendez-vous/{made}"))
    assert ("Annulé le" in theirs, "pas à y aller" in theirs) == (True, False), "it is not she who would go"
    assert "Ce rendez-vous est annulé" in words(await cast.david.opens("/"))
    again = await moves(cast.martin, made)
    assert (again.status_code, "annulé depuis" in words(again)) == (422, True)
    assert await cast.sql.fetchval("select state from appointment") == "cancelled"


async def test_once_past_it_is_below_twenty_a_page(cast):
    for n in range(21):
        await plans(cast.martin, cast.david, heure=f"{n}:00")
    await happened(cast, cast.david)
    coming = await plans(cast.martin, cast.david)
    page = await cast.david.opens("/rendez-vous")
    first = await listed(cast.david)
    assert (len(first), first[0]) == (21, coming)
    older = re.search(r'href="(/rendez-vous\?avant=[^"]*)"', page.text)[1].replace("&amp;", "&")
    rest = re.findall(r'/rendez-vous/([0-9a-f-]{36})"', (await cast.david.client.get(older)).text)
    assert len(rest) == 1
    assert str(coming) not in rest


async def test_each_look_and_each_act_is_in_the_trail(cast):
    made = await plans(cast.martin, cast.david)
    await cast.david.opens(f"/rendez-vous/{made}")
    await listed(cast.david)
    acts = [row[0] for row in await cast.sql.fetch(ACTS)]
    seen = {
        "appointment.planned/staff",
        "appointment.read/staff",
        "appointment.read/usager",
        "appointments.listed/usager",
    }
    assert seen <= set(acts)
    assert "a noté un rendez-vous" in words(await cast.david.opens("/acces"))


async def test_its_words_are_sealed(cast):
    await plans(cast.martin, cast.david)
    row = await cast.sql.fetchrow("select * from appointment")
    assert not any(b"genou" in bytes(value) or b"Hoarau" in bytes(value) for value in row if isinstance(value, bytes))


async def test_sent_twice_it_is_one(cast):
    key, form = str(uuid4()), WHAT | {"jour": day(5), "heure": "14h30"}
    for _ in range(2):
        sent = await cast.martin.sends(f"/personnes/{cast.david.dossier}/rendez-vous", **form, key=key)
        assert sent.status_code == 200
    other = await cast.martin.sends(
        f"/personnes/{cast.david.dossier}/rendez-vous", **(form | {"lieu": "Ailleurs"}), key=key
    )
    assert (other.status_code, "Ailleurs" in other.text) == (422, True)
    assert await cast.sql.fetchval(COUNT) == 1


async def test_an_hour_is_that_of_the_house(cast):
    await cast.sql.execute("update establishment set time_zone = 'Indian/Reunion' where id = $1", cast.tilleuls.id)
    made = await plans(cast.martin, cast.david)
    at = await cast.sql.fetchval("select starts_at from appointment where id = $1", made)
    assert at.astimezone(ZoneInfo("Indian/Reunion")).time() == time(14, 30)
    assert "à 14 heures 30" in words(await cast.david.opens(f"/rendez-vous/{made}"))
