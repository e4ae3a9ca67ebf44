"""« Me prévenir »: of what, and when. What she chose holds for what is told from then on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backend.notifications.rules import WORDS
from tests.cast import DLU
from tests.messaging.talk import begins
from tests.notifications.conftest import HERE
from tests.notifications.giving import sister
from tests.notifications.service import Browser
from tests.notifications.test_mail_addresses import confirmed
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio
MINE = "moi.message,moi.paper"
NIGHT = """insert into telling (person_id, quiet_from, quiet_until) values ($1, $2, $3)
    on conflict (person_id) do update set quiet_from = $2, quiet_until = $3"""


async def chooses(person, *ticked, calme="jamais", offered=MINE):
    page = await person.client.post(
        f"{HERE}/choix", data={"key": "x", "calme": calme, "offerts": offered} | dict.fromkeys(ticked, "on")
    )
    assert page.status_code == 200
    return page.text


async def at_night(cast, person, zone=None):
    """It is the middle of her night, where the house is."""
    if zone:
        await cast.sql.execute("update establishment set time_zone = $1", zone)
    here = datetime.now(ZoneInfo(zone or "Europe/Paris"))
    night = [(here + timedelta(hours=apart)).time().replace(microsecond=0) for apart in (-2, 2)]
    await cast.sql.execute(NIGHT, person.id, *night)


async def morning(cast):
    await cast.sql.execute("update telling set quiet_from = null, quiet_until = null")


async def test_by_default_of_all_and_not_at_night(cast):
    page = (await cast.david.opens(HERE)).text
    assert page.count('type="checkbox" name="moi.') == 2
    assert page.count(" checked") == 3


@pytest.mark.parametrize(("ticked", "rings"), [((), []), (("moi.message",), ["message"]), (("moi.paper",), ["paper"])])
async def test_she_is_told_of_what_she_ticked(cast, phone, service, work, ticked, rings):
    assert "Vos choix sont gardés." in await chooses(cast.david, *ticked)
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    await answered(cast, thread)
    await work.done()
    await cast.files(DLU)
    await work.done()
    assert [phone.opens(body)["words"] for _, _, body in service.got] == [WORDS[kind] for kind in rings]


async def test_what_she_unticks_while_it_waits_is_not_told(cast, phone, thread, service, work):
    await answered(cast, thread)
    await chooses(cast.david, "moi.paper")
    assert await work.done() == ["done"]
    assert service.got == []


async def test_her_choices_are_shown_and_may_change(cast):
    page = await chooses(cast.david, "moi.paper", calme="22-7")
    assert 'name="moi.paper" checked' in page
    assert 'name="moi.message" checked' not in page
    assert 'value="22-7" checked' in page
    assert 'name="moi.message" checked' in await chooses(cast.david, "moi.message", "moi.paper")


@pytest.mark.parametrize("calme", ["", "3-4", "toujours"])
async def test_a_night_that_is_not_offered_is_refused(cast, calme):
    page = await cast.david.client.post(f"{HERE}/choix", data={"calme": calme, "offerts": MINE})
    assert page.status_code == 422
    assert await cast.sql.fetchval("select count(*) from telling") == 0


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


@pytest.mark.parametrize("right", ["be_told", "read"])
async def test_an_aidant_is_offered_it_only_where_the_delegation_says_so(cast, right):
    await sister(cast, right)
    page = (await cast.paula.client.get(HERE)).text
    assert ("Et pour David\N{NO-BREAK SPACE}?" in page) == (right == "be_told")
    assert (f'name="{cast.david.id}.message"' in page) == (right == "be_told")
    assert f'name="{cast.david.id}.paper"' not in page  # of messages alone


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


async def test_nobody_chooses_for_somebody_else(cast):
    """A box for whom she does not help, or may not be told of, says nothing."""
    for who in (cast.david, cast.marion):
        await chooses(cast.paula, offered=f"{who.id}.message,{who.id}.paper")
    assert await cast.sql.fetch("select from silence") == []
