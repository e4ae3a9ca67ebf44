"""A member of a team says when it answers and who: people read the new promise at once."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

pytestmark = pytest.mark.anyio
PARIS = ZoneInfo("Europe/Paris")
EVERY_DAY = {f"j{day}-1-{side}": hour for day in range(1, 8) for side, hour in (("de", "00:00"), ("a", "00:00"))}


def place(who, team):
    return f"{who.base}/horaires/{team}"


async def seen(who, team):
    page = (await who.opens(f"{place(who, team)}/heures")).text
    return re.search(r'name="vu" value="(\w+)"', page)[1]


async def keeps(who, team, **week):
    form = {"key": str(uuid4()), "vu": await seen(who, team)} | week
    return await who.client.post(f"{place(who, team)}/heures", data=form)


async def gives(cast, *, member=None, apart=0, de="00:00", a="00:00", key=None):
    day = datetime.now(PARIS).date() + timedelta(days=apart)
    form = {"qui": str(member or cast.martin.membership), "jour": day.isoformat(), "de": de, "a": a}
    where = f"{place(cast.martin, cast.care)}/qui"
    return await cast.martin.client.post(where, data={"key": key or str(uuid4())} | form)


async def told(cast):
    """What David reads before he writes."""
    return (await cast.david.opens("/messages/ecrire")).text


@pytest.fixture
async def karim(cast):
    role = await cast.sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    return await cast.staff("Karim", "Benali", cast.tilleuls, role, "Karim Benali", cast.care)


async def test_the_promise_follows_at_once(cast):
    assert "vous répond" not in await told(cast)
    page = await keeps(cast.martin, cast.care, **EVERY_DAY)
    assert "Les heures sont changées." in page.text
    assert "L’équipe vous répond" in await told(cast)
    await gives(cast)
    assert "Madame Martin vous répond" in await told(cast)
    await keeps(cast.martin, cast.care)
    assert "vous répond" not in await told(cast)
    assert await cast.sql.fetchval("select count(*) from team_hours") == 0


async def test_what_is_kept_is_shown(cast):
    page = await keeps(
        cast.martin, cast.care, **{"j1-1-de": "9h", "j1-1-a": "12h30", "j1-2-de": "14:00", "j1-2-a": "0"}
    )
    words = "De 9\N{NO-BREAK SPACE}heures à 12\N{NO-BREAK SPACE}heures 30, puis de 14\N{NO-BREAK SPACE}heures à minuit"
    assert words.replace("\N{NO-BREAK SPACE}", " ") in page.text.replace("\N{NO-BREAK SPACE}", " ")
    form = (await cast.martin.opens(f"{place(cast.martin, cast.care)}/heures")).text
    assert 'name="j1-1-a" type="time" value="12:30"' in form


async def test_what_is_wrong_comes_back_as_it_was_typed(cast):
    page = await keeps(
        cast.martin, cast.care, **{"j1-1-de": "neuf", "j1-1-a": "12:00", "j3-1-de": "18:00", "j3-1-a": "9:00"}
    )
    assert page.status_code == 422
    assert 'value="neuf"' in page.text
    assert 'href="#j1-1-de"' in page.text
    assert 'href="#j3-1-a"' in page.text
    assert await cast.sql.fetchval("select count(*) from team_hours") == 0


async def test_two_who_change_them_at_once_lose_nothing(cast, karim):
    mark = await seen(karim, cast.care)
    await keeps(cast.martin, cast.care, **EVERY_DAY)
    form = {"vu": mark, "j2-1-de": "10:00", "j2-1-a": "11:00"}
    page = await karim.client.post(f"{place(karim, cast.care)}/heures", data={"key": str(uuid4())} | form)
    assert page.status_code == 422
    assert "Ces heures ont changé pendant que vous écriviez." in page.text
    assert 'name="j2-1-de" type="time" value="10:00"' in page.text
    assert await cast.sql.fetchval("select count(*) from team_hours") == 7
    again = re.search(r'name="vu" value="(\w+)"', page.text)[1]
    await karim.client.post(f"{place(karim, cast.care)}/heures", data={"key": str(uuid4())} | form | {"vu": again})
    assert await cast.sql.fetchval("select count(*) from team_hours") == 1


async def ends(who, team, duty):
    return await who.client.post(f"{place(who, team)}/qui/{duty}/retirer", data={"key": str(uuid4())})


async def test_who_answers_at_night_is_told_until_the_next_day(cast):
    page = await gives(cast, apart=1, de="21:00", a="7:00")
    assert "jusqu’au" in page.text
    [duty] = await cast.sql.fetch("select starts_at, ends_at from rota")
    tomorrow = datetime.now(PARIS).date() + timedelta(days=1)
    night = datetime(tomorrow.year, tomorrow.month, tomorrow.day, 21, tzinfo=PARIS)
    assert duty["starts_at"] == night.astimezone(UTC)
    assert duty["ends_at"].astimezone(PARIS).time().hour == 7


async def test_two_are_not_on_duty_at_once_and_what_was_typed_stays(cast, karim):
    await gives(cast, apart=1, de="9:00", a="18:00")
    page = await gives(cast, member=karim.membership, apart=1, de="17:00", a="20:00")
    assert page.status_code == 422
    assert "Quelqu’un est déjà noté à ce moment." in page.text
    assert 'value="17:00"' in page.text
    assert f'value="{karim.membership}" selected' in page.text
    assert await cast.sql.fetchval("select count(*) from rota") == 1
    assert "C’est noté." in (await gives(cast, member=karim.membership, apart=1, de="18:00", a="20:00")).text


@pytest.mark.parametrize("wrong", [{"de": ""}, {"de": "x"}, {"a": "25"}])
async def test_a_time_that_is_none_is_said(cast, wrong):
    page = await gives(cast, apart=1, **wrong)
    assert (page.status_code, 'aria-invalid="true"' in page.text) == (422, True)
    assert await cast.sql.fetchval("select count(*) from rota") == 0


async def test_what_has_begun_ends_now_and_is_remembered(cast):
    await gives(cast)
    [duty] = await cast.sql.fetch("select id from rota")
    await ends(cast.martin, cast.care, duty["id"])
    assert await cast.sql.fetchval("select ends_at <= now() from rota where id = $1", duty["id"])
    assert (await ends(cast.martin, cast.care, duty["id"])).status_code == 404
