"""What comes in her night waits for the morning, and is told once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cast import DLU
from tests.messaging.talk import begins
from tests.notifications.addressing import confirmed
from tests.notifications.conftest import HERE
from tests.notifications.giving import sister
from tests.notifications.service import Browser
from tests.notifications.test_choices import chooses
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio


NIGHT = """insert into telling (person_id, quiet_from, quiet_until) values ($1, $2, $3)
    on conflict (person_id) do update set quiet_from = $2, quiet_until = $3"""


async def at_night(cast, person, zone=None):
    """It is the middle of her night, where the house is."""
    if zone:
        await cast.sql.execute("update establishment set time_zone = $1", zone)
    here = datetime.now(ZoneInfo(zone or "Europe/Paris"))
    night = [(here + timedelta(hours=apart)).time().replace(microsecond=0) for apart in (-2, 2)]
    await cast.sql.execute(NIGHT, person.id, *night)


async def morning(cast):
    await cast.sql.execute("update telling set quiet_from = null, quiet_until = null")


@pytest.mark.attack("J09")
@pytest.mark.parametrize("zone", [None, "Indian/Reunion", "Pacific/Noumea"])
async def test_what_comes_in_her_night_waits_for_the_morning_and_is_told_once(
    cast, phone, thread, service, work, post, zone
):
    await confirmed(cast.david, work, post)
    await at_night(cast, cast.david, zone)
    for n in range(3):
        await answered(cast, thread, f"Bonjour {n}.")
    await cast.files(DLU)
    assert await work.done() == ["done"] * 4
    assert service.got == []
    [waiting] = await work.waiting()
    assert timedelta(hours=1.9) < waiting["execute_after"] - datetime.now(UTC) < timedelta(hours=2.1)
    await morning(cast)
    assert await work.done() == ["done"]
    assert len(service.got) == 1
    assert await work.mails() == ["done"]
    assert len(post.got) == 1


async def test_read_during_the_night_it_is_no_news_in_the_morning(cast, phone, thread, service, work):
    await at_night(cast, cast.david)
    await answered(cast, thread)
    await work.done()
    await cast.david.opens(f"/messages/{thread}")
    await morning(cast)
    assert await work.done() == ["done"]
    assert service.got == []


async def test_an_e_mail_that_would_leave_at_night_waits_too(cast, work, post):
    await confirmed(cast.david, work, post)
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    await answered(cast, thread)
    await work.done()
    await at_night(cast, cast.david)
    assert await work.done(kind="mail.send") == ["done"]
    assert post.got == []
    [waiting] = await work.waiting("mail.send")
    assert waiting["execute_after"] - datetime.now(UTC) > timedelta(hours=1.9)
    await morning(cast)
    await work.mails()
    assert len(post.got) == 1


@pytest.mark.attack("B08")
@pytest.mark.parametrize("state", ["wanted", "not wanted", "stopped"])
async def test_an_aidant_hears_in_the_morning_of_what_she_still_may_and_wants(cast, thread, service, work, state):
    delegation = await sister(cast, "be_told")
    mine = Browser(service.origin, "paula")
    await cast.paula.client.post(HERE, data=mine.form)
    await cast.sql.execute("delete from push_subscription where person_id = $1", cast.david.id)
    await at_night(cast, cast.paula)
    await answered(cast, thread)
    assert await work.done() == ["done"]
    await morning(cast)
    if state == "not wanted":
        await chooses(cast.paula, offered=f"{cast.david.id}.message")
    if state == "stopped":
        await cast.sql.execute("update delegation set stopped_at = now() where id = $1", delegation)
    assert await work.done() == ["done"]
    assert len(service.got) == (state == "wanted")
