"""Somebody works there no more: at once or after a day, but never the last who decide."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backend.demo import making
from tests.people.members.deciding import acts, plain
from tests.people.members.test_members import today

pytestmark = pytest.mark.anyio
PARIS = ZoneInfo("Europe/Paris")


async def test_ended_now_she_is_refused_at_the_next_request(cast, riviere):
    duty = await making.on_duty(
        cast.sql,
        cast.tilleuls,
        cast.care,
        cast.martin.membership,
        datetime.now(UTC),
        datetime.now(UTC) + timedelta(hours=8),
    )
    assert (await cast.martin.opens("/personnes")).status_code == 200
    page = await riviere.sends(f"/membres/{cast.martin.membership}/fin", maintenant="on")
    assert "Cette personne n’a plus accès." in plain(page)
    assert (await cast.martin.opens("/personnes")).status_code == 404
    assert "Madame Martin" not in plain(page)
    assert await cast.sql.fetchval("select ends_at <= now() from rota where id = $1", duty)
    row = await cast.sql.fetchrow("select act, actor_id, objects from audit_entry where purpose = 'organisation'")
    assert tuple(row) == ("member.ended", riviere.id, [cast.martin.membership])


async def test_a_last_day_is_kept_changed_and_taken_away(cast, riviere):
    url, until = f"/membres/{cast.martin.membership}/fin", "select ends_at from membership where id = $1"
    assert "Le dernier jour est noté" in plain(await riviere.sends(url, fin=today(2)))
    ends = (await cast.sql.fetchval(until, cast.martin.membership)).astimezone(PARIS)
    assert (ends.date() - datetime.now(PARIS).date()).days == 3
    assert (ends.hour, ends.minute) == (0, 0)
    assert (await cast.martin.opens("/personnes")).status_code == 200
    assert "Il n’y a plus de dernier jour" in plain(await riviere.sends(url, fin=""))
    assert (await riviere.sends(url, fin="01/01/2020")).status_code == 422
    forever = "select ends_at = 'infinity' from membership where id = $1"
    assert await cast.sql.fetchval(forever, cast.martin.membership)


async def test_the_last_who_decides_cannot_go(cast, riviere):
    for form in ({"maintenant": "on"}, {"fin": today(5)}):
        page = await riviere.sends(f"/membres/{riviere.membership}/fin", **form)
        assert page.status_code == 422
        assert "la dernière personne qui décide" in plain(page)
    assert (await riviere.opens("/membres")).status_code == 200
    assert await acts(cast) == []


async def test_with_a_second_one_the_first_may_go(cast, riviere, lebon):
    await riviere.sends(f"/membres/{riviere.membership}/fin", maintenant="on")
    assert (await riviere.opens("/membres")).status_code == 404
    assert (await lebon.opens("/membres")).status_code == 200
    assert (await lebon.sends(f"/membres/{lebon.membership}/fin", maintenant="on")).status_code == 422
