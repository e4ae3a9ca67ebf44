"""« Me prévenir »: of what, and when. What she chose holds for what is told from then on."""

import pytest

from backend.notifications.rules import WORDS
from tests.cast import DLU
from tests.messaging.talk import begins
from tests.notifications.conftest import HERE
from tests.notifications.giving import sister
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio
MINE = "moi.message,moi.paper"


async def chooses(person, *ticked, calme="jamais", offered=MINE):
    page = await person.client.post(
        f"{HERE}/choix", data={"key": "x", "calme": calme, "offerts": offered} | dict.fromkeys(ticked, "on")
    )
    assert page.status_code == 200
    return page.text


async def test_by_default_of_all_and_not_at_night(cast):
    page = (await cast.david.opens(HERE)).text
    assert page.count('type="checkbox" name="moi.') == 3
    assert page.count(" checked") == 4


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


@pytest.mark.parametrize("right", ["be_told", "read"])
async def test_an_aidant_is_offered_it_only_where_the_delegation_says_so(cast, right):
    await sister(cast, right)
    page = (await cast.paula.client.get(HERE)).text
    assert ("Et pour David\N{NO-BREAK SPACE}?" in page) == (right == "be_told")
    assert (f'name="{cast.david.id}.message"' in page) == (right == "be_told")
    assert f'name="{cast.david.id}.paper"' not in page  # of messages alone


async def test_nobody_chooses_for_somebody_else(cast):
    """A box for whom she does not help, or may not be told of, says nothing."""
    for who in (cast.david, cast.marion):
        await chooses(cast.paula, offered=f"{who.id}.message,{who.id}.paper")
    assert await cast.sql.fetch("select from silence") == []
