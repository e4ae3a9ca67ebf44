"""Paula writes to the team for David, when he shares his messages: everybody reads that it is she, for him."""

import re

import pytest

from tests.entrusting.giving import delegation_of, gives, stops

pytestmark = pytest.mark.anyio


@pytest.fixture
async def zoe(cast):
    return await cast.stranger()


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_what_she_writes_says_that_she_wrote_it_for_him(cast, zoe):
    await gives(cast.david, zoe, ecrire="on")
    zoe.base = f"/pour/{cast.david.id}"
    written = await zoe.sends("/messages/ecrire", quoi="other", mots="David a mal dormi.")
    assert written.status_code == 200
    assert "Vous agissez pour David" in plain(written)
    thread = await cast.sql.fetchval("select id from thread")
    for reader, path in ((cast.david, f"/messages/{thread}"), (cast.martin, f"{cast.martin.base}/messages/{thread}")):
        page = plain(await reader.opens(path))
        assert "Zoé Inconnue" in page
        assert re.search("sœur, écrit pour D", page)
        assert "David a mal dormi." in page
    row = await cast.sql.fetchrow("select author_id, capacity from message")
    assert tuple(row) == (zoe.id, "aidant")
    assert "Votre aidant a écrit" in plain(await cast.david.opens("/messages"))
    await cast.martin.sends(f"/messages/{thread}/repondre", mots="Nous passons le voir.")
    assert "Nous passons le voir." in plain(await zoe.opens(f"/messages/{thread}"))
    assert (await zoe.sends(f"/messages/{thread}/repondre", mots="Merci.")).status_code == 200


async def test_without_that_right_his_messages_do_not_exist(cast, zoe):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    thread = await cast.sql.fetchval("select id from thread")
    await gives(cast.david, zoe)
    zoe.base = f"/pour/{cast.david.id}"
    assert "/messages" not in (await zoe.opens("")).text
    for path in ("/messages", f"/messages/{thread}", "/messages/ecrire"):
        assert (await zoe.opens(path)).status_code == 404
    for path in ("/messages/ecrire", f"/messages/{thread}/repondre"):
        assert (await zoe.sends(path, quoi="pain", mots="Pour lui")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from message") == 1


async def test_stopped_she_writes_no_more_and_what_she_wrote_stays(cast, zoe):
    given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    zoe.base = f"/pour/{cast.david.id}"
    await zoe.sends("/messages/ecrire", quoi="other", mots="Avant")
    thread = await cast.sql.fetchval("select id from thread")
    await stops(cast.david, given)
    assert (await zoe.sends(f"/messages/{thread}/repondre", mots="Après")).status_code == 404
    assert "Zoé Inconnue" in plain(await cast.david.opens(f"/messages/{thread}"))
    assert await cast.sql.fetchval("select count(*) from message") == 1
