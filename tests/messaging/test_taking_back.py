"""For ten seconds one takes back what one has just sent: nobody sees it any more, and no word is lost."""

import asyncio
import re
from html import unescape
from uuid import uuid4

import pytest

from tests.entrusting.giving import gives
from tests.messaging.talk import begins, lists, takes_back, threads

pytestmark = pytest.mark.anyio
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
UNDO = re.compile(r'action="([^"]*/annuler)"')
WORDS = "Je me suis\ntrompé de bouton"
LATE = "update message set posted_at = posted_at - interval '11 seconds'"
AS_IT_WAS = "select last_number, last_at, waits_since, due_at from thread"


@pytest.fixture
async def thread(cast):
    """David and Madame Martin have written."""
    address = await begins(cast.david, "Bonjour")
    await cast.martin.sends(f"{address}/repondre", mots="Oui ?")
    return address


async def test_the_page_says_it_is_sent_and_offers_to_take_it_back(cast, thread):
    page = await cast.david.sends(f"{thread}/repondre", mots=WORDS)
    assert "Votre message est arrivé" in page.text
    assert re.search(r'data-seconds="([89]|10)"', page.text)
    await cast.sql.execute(LATE)
    assert "/annuler" not in (await cast.david.client.get(page.url)).text


async def test_the_thread_is_as_before_and_the_words_are_back(cast, thread):
    before = await cast.sql.fetchrow(AS_IT_WAS)
    page = await cast.david.sends(f"{thread}/repondre", mots=WORDS)
    back = await takes_back(cast.david, page)
    assert (back.status_code, back.url.path) == (200, thread)
    assert "Message repris" in back.text
    assert unescape(FIELD.search(back.text)[1]) == WORDS
    assert await cast.sql.fetchrow(AS_IT_WAS) == before
    assert WORDS.splitlines()[0] not in (await cast.martin.opens(thread)).text
    row = await cast.sql.fetchrow("select number, body from message where taken_back_at is not null")
    assert tuple(row) == (None, b"")
    # The next message has its number, and nobody has read that one.
    await cast.david.sends(f"{thread}/repondre", mots="Voilà")
    page = (await cast.david.opens(thread)).text
    assert "Voilà" in page
    assert page.count("Arrivé. Pas encore lu.") == 1


async def test_a_first_message_takes_its_thread_with_it(cast):
    page = await cast.david.sends("/messages/ecrire", quoi="pain", mots=WORDS)
    thread = re.search(r"/messages/[0-9a-f-]{36}", str(page.url))[0]
    back = await takes_back(cast.david, page)
    assert back.url.path == "/messages/ecrire"
    assert unescape(FIELD.search(back.text)[1]) == WORDS
    assert re.search(r'value="pain"[^>]* checked', back.text)
    for who in (cast.david, cast.martin):
        assert (await who.opens(thread)).status_code == 404
    assert (await threads(cast.david), await lists(cast.martin)) == ([], {})
    assert "message repris" not in (await cast.david.opens("/messages/ecrire")).text.lower()


async def test_two_taps_are_one(cast, thread):
    page, key = await cast.david.sends(f"{thread}/repondre", mots=WORDS), str(uuid4())
    both = await asyncio.gather(*(takes_back(cast.david, page, key=key) for _ in range(2)))
    assert {(answer.status_code, answer.url.path) for answer in both} == {(200, thread)}
    assert await cast.sql.fetchval("select count(*) from message where taken_back_at is not null") == 1
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'message.taken_back'") == 1
    assert (await takes_back(cast.david, page)).status_code == 404


async def test_an_aidant_takes_back_what_she_wrote_for_somebody(cast, thread):
    zoe = await cast.stranger()
    await gives(cast.david, zoe, ecrire="on")
    zoe.base = f"/pour/{cast.david.id}"
    for path in (f"{thread}/repondre", "/messages/ecrire"):
        page = await zoe.sends(path, quoi="other", mots=WORDS)
        back = await takes_back(zoe, page)
        assert back.status_code == 200
        assert unescape(FIELD.search(back.text)[1]) == WORDS
        assert "Vous agissez pour" in back.text
    for who in (cast.david, cast.martin):
        assert WORDS.splitlines()[0] not in (await who.opens(thread)).text
    assert "a repris un message" in unescape((await cast.david.opens("/acces")).text)


async def test_nobody_is_told_of_it(cast, thread):
    home = (await cast.marion.opens("/")).status_code
    assert home == 200
    await cast.david.opens(thread)
    zoe = await cast.stranger()
    await gives(cast.david, zoe, ecrire="on")
    zoe.base = f"/pour/{cast.david.id}"
    page = await zoe.sends(f"{thread}/repondre", mots=WORDS)
    assert re.search(r"1\snouveau\smessage", (await cast.david.opens("/")).text)
    await takes_back(zoe, page)
    assert not re.search(r"1\snouveau\smessage", (await cast.david.opens("/")).text)
