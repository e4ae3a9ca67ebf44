"""A person whose key has served is asked: the form again, what she typed, a new key. Nothing is written."""

import re
from html import unescape
from uuid import UUID, uuid4

import pytest

from tests.cast import DLU
from tests.messaging.talk import THREAD

pytestmark = pytest.mark.anyio


def key_of(page, action):
    """The hidden key of the form that posts there."""
    form = re.search(rf'<form method="post" action="{action}".*?</form>', page, re.DOTALL)[0]
    return UUID(re.search(r'name="key" value="([0-9a-f-]{36})"', form)[1])


async def asked_again(person, path, fields, other, action):
    """Send, send something else under the same key: the answer, whose form has a new key that works."""
    key = uuid4()
    assert (await person.sends(path, key=str(key), **fields)).status_code == 200
    again = await person.sends(path, key=str(key), **other)
    assert again.status_code == 422
    assert key_of(again.text, action) != key
    return again


async def test_writing_comes_back_as_a_question(cast):
    first = {"quoi": "other", "mots": "Bonjour"}
    other = {"quoi": "pain", "mots": "J’ai mal <ici>"}
    page = await asked_again(cast.david, "/messages/ecrire", first, other, "/messages/ecrire")
    assert "Voulez‑vous envoyer celui‑ci aussi" in page.text
    assert "J’ai mal <ici>" in unescape(page.text)
    assert re.search(r'value="pain"[^>]*checked', page.text)
    assert await cast.sql.fetchval("select count(*) from thread") == 1
    key = key_of(page.text, "/messages/ecrire")
    assert (await cast.david.sends("/messages/ecrire", key=str(key), **other)).status_code == 200
    assert await cast.sql.fetchval("select count(*) from thread") == 2


@pytest.mark.parametrize("who", ["david", "martin"])
async def test_answering_comes_back_as_a_question(cast, who):
    sent = await cast.david.sends("/messages/ecrire", quoi="thanks")
    person, thread = getattr(cast, who), THREAD.match(sent.url.path)[0]
    action = f"{person.base}{thread}/repondre"
    first, other = {"mots": "Bonjour"}, {"mots": "Bonsoir"}
    page = await asked_again(person, f"{thread}/repondre", first, other, action)
    assert "Bonsoir" in page.text
    assert await cast.sql.fetchval("select last_number from thread") == 2


async def test_hiding_comes_back_as_a_question(cast):
    paper, key = await cast.files(DLU), uuid4()
    await cast.david.sends("/messages/ecrire", key=str(key), quoi="thanks")
    again = await cast.david.sends(f"/papiers/{paper}/cacher", key=str(key))
    assert again.status_code == 422
    assert "Voulez‑vous cacher ce papier" in again.text
    assert await hidden(cast) is False
    fresh = key_of(again.text, f"/papiers/{paper}/cacher")
    assert (await cast.david.sends(f"/papiers/{paper}/cacher", key=str(fresh))).status_code == 200
    assert await hidden(cast) is True
    # Showing it again with the key that hid it is another act.
    again = await cast.david.sends(f"/papiers/{paper}/montrer", key=str(fresh))
    assert again.status_code == 422
    assert "Voulez‑vous montrer ce papier" in again.text
    assert await hidden(cast) is True
    fresh = key_of(again.text, f"/papiers/{paper}/montrer")
    assert (await cast.david.sends(f"/papiers/{paper}/montrer", key=str(fresh))).status_code == 200
    assert await hidden(cast) is False


async def hidden(cast):
    return await cast.sql.fetchval("select hidden_from_staff_at is not null from document")
