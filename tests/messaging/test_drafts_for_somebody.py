"""What an aidant is writing for somebody is kept for her, in that capacity, and is gone once her help is stopped."""

import re
from html import unescape

import pytest

from backend.demo import making
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
WRITE = "/messages/ecrire"
WORDS = "David voudrait\nvous voir"
SHELVES = {"read": ("messages",), "write": ("messages",)}


async def helps(cast, rights=SHELVES):
    await cast.sql.execute("update delegation set stopped_at = now()")
    await making.delegation(cast.sql, cast.david.id, cast.paula.id, cast.david.dossier, rights)


async def typed(person, path):
    return unescape(FIELD.search((await person.opens(path)).text)[1])


@pytest.fixture
async def thread(cast):
    """Paula reads and writes David's messages; he began one."""
    await helps(cast)
    return await begins(cast.david)


async def test_her_words_are_there_after_a_new_sign_in_and_for_her_alone(cast, thread):
    for path in (WRITE, thread):
        again = await cast.paula.sends(f"{path}/garder", mots=WORDS)
        assert unescape(FIELD.search(again.text)[1]) == WORDS
        assert "Vos mots sont gardés." in again.text
    back = await cast.signed_in(person=cast.paula.id, name="Paula")
    back.base = cast.paula.base
    assert [await typed(back, path) for path in (WRITE, thread)] == [WORDS, WORDS]
    assert [await typed(cast.david, path) for path in (WRITE, thread)] == ["", ""]
    assert "voudrait" not in (await cast.martin.opens(thread)).text


async def test_sending_forgets_them(cast, thread):
    for path, send in ((WRITE, WRITE), (thread, f"{thread}/repondre")):
        await cast.paula.sends(f"{path}/garder", mots=WORDS)
        await cast.paula.sends(send, quoi="other", mots=WORDS)
        assert await typed(cast.paula, path) == ""
    assert await cast.sql.fetchval("select count(*) from draft where body is not null") == 0


async def test_once_stopped_they_are_gone_even_when_the_help_is_given_anew(cast, thread):
    for path in (WRITE, thread):
        await cast.paula.sends(f"{path}/garder", mots=WORDS)
    await cast.sql.execute("update delegation set stopped_at = now()")
    for path in (WRITE, thread):
        assert (await cast.paula.sends(f"{path}/garder", mots=WORDS)).status_code == 404
    await helps(cast)
    assert [await typed(cast.paula, path) for path in (WRITE, thread)] == ["", ""]


async def test_who_may_only_read_keeps_nothing(cast, thread):
    await helps(cast, {"read": ("messages",)})
    for path in (WRITE, thread):
        assert (await cast.paula.sends(f"{path}/garder", mots=WORDS)).status_code == 404
    assert "Garder pour plus tard" not in (await cast.paula.opens(thread)).text
    assert await cast.sql.fetchval("select count(*) from draft") == 0


async def test_two_people_whom_she_helps_have_two_pages(cast, thread):
    await making.delegation(cast.sql, cast.marion.id, cast.paula.id, cast.marion.dossier, SHELVES)
    await cast.paula.sends(f"{WRITE}/garder", mots=WORDS)
    cast.paula.base = f"/pour/{cast.marion.id}"
    assert await typed(cast.paula, WRITE) == ""
