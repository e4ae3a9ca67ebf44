"""Take a thread, hand it over, give it back: once each, never two at a time, and no right hangs on it."""

import asyncio
from uuid import uuid4

import pytest

from tests.messaging.talk import begins, colleague

pytestmark = pytest.mark.anyio
HOLDER = "select membership_id from thread_holder"
ENTRIES = "select array_agg(act order by at) from audit_entry where purpose = 'internal'"


@pytest.fixture
async def zoe(cast):
    return await colleague(cast)


@pytest.fixture
async def thread(cast):
    return await begins(cast.david)


async def test_a_thread_is_taken_handed_over_and_given_back(cast, zoe, thread):
    taken = await cast.martin.sends(f"{thread}/prendre")
    assert "Vous vous occupez de ce message" in taken.text
    assert "Vous vous en occupez." in taken.text
    handed = await cast.martin.sends(f"{thread}/confier", a=str(zoe.membership))
    assert "Madame Hoareau s’en occupe." in handed.text
    assert await cast.sql.fetchval(HOLDER) == zoe.membership
    back = await zoe.sends(f"{thread}/rendre")
    assert "Personne pour le moment." in back.text
    assert await cast.sql.fetchval(HOLDER) is None
    assert await cast.sql.fetchval(ENTRIES) == ["thread.taken", "thread.handed", "thread.returned"]


async def test_of_two_who_take_at_once_one_is_told_who_has_it(cast, zoe, thread):
    for _ in range(5):
        await cast.sql.execute("delete from thread_holder")
        answers = await asyncio.gather(*(who.sends(f"{thread}/prendre") for who in (cast.martin, zoe)))
        assert sorted(answer.status_code for answer in answers) == [200, 409]
        refused = next(answer for answer in answers if answer.status_code == 409)
        holder = await cast.sql.fetchval(HOLDER)
        name = "Madame Martin" if holder == cast.martin.membership else "Madame Hoareau"
        assert f"{name} s’en occupe déjà." in refused.text


async def test_the_same_page_sent_twice_does_it_once(cast, zoe, thread):
    key = str(uuid4())
    for _ in range(2):
        assert (await cast.martin.sends(f"{thread}/prendre", key=key)).status_code == 200
    assert await cast.sql.fetchval(ENTRIES) == ["thread.taken"]
    other = await cast.martin.sends(f"{thread}/confier", key=key, a=str(zoe.membership))
    assert other.status_code == 422
    assert "Cette page a déjà servi." in other.text
    assert await cast.sql.fetchval(HOLDER) == cast.martin.membership


async def test_a_colleague_who_is_away_is_replaced_by_who_saw_that_she_has_it(cast, zoe, thread):
    """Seen on the page: of two who replace her at once, the second is told about the first."""
    await zoe.sends(f"{thread}/prendre")
    page = await cast.martin.opens(thread)
    assert f'name="tenu" value="{zoe.membership}"' in page.text
    assert (await cast.martin.sends(f"{thread}/prendre")).status_code == 409
    assert (await cast.martin.sends(f"{thread}/prendre", tenu=str(zoe.membership))).status_code == 200
    assert await cast.sql.fetchval(HOLDER) == cast.martin.membership
    late = await zoe.sends(f"{thread}/confier", a=str(zoe.membership), tenu=str(zoe.membership))
    assert late.status_code == 409
    assert "Madame Martin s’en occupe déjà." in late.text


async def test_who_has_it_has_no_right_more_than_her_colleagues(cast, zoe, thread):
    await zoe.sends(f"{thread}/prendre")
    answered = await cast.martin.sends(f"{thread}/repondre", mots="Je passe à 15 heures.")
    assert "Je passe à 15 heures." in answered.text
    assert "Je passe à 15 heures." in (await cast.david.opens(thread)).text
