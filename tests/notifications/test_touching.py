"""Where a notification leads, and to whom it says nothing."""

import re
import secrets
from uuid import UUID, uuid4

import pytest

from backend.kit.keyring import FileKeyRing
from backend.notifications.tokens import Opening, opened, token
from tests.notifications.giving import sister

pytestmark = pytest.mark.anyio


async def touched(person, words):
    person.client.follow_redirects = False
    return await person.client.get(f"/notification/{words}")


def words_for(app, person, what, capacity="usager", subject=None, kind="message"):
    return token(app.state.ring, Opening(person, capacity, subject, kind, what))


@pytest.mark.attack("B09")
async def test_an_old_notification_touched_after_the_stop_says_nothing(cast, app, thread):
    delegation = await sister(cast, "be_told")
    hers = words_for(app, cast.paula.id, UUID(thread), "aidant", cast.david.id)
    led = await touched(cast.paula, hers)
    assert (led.status_code, led.headers["location"]) == (303, f"/pour/{cast.david.id}/messages/{thread}")
    await cast.sql.execute("update delegation set stopped_at = now() where id = $1", delegation)
    over = await touched(cast.paula, hers)
    assert over.status_code == 404
    assert "Cet accès est terminé" in over.text
    for word in ("David", "Morel", "Tilleuls", "message de", thread):
        assert word not in over.text


async def test_it_leads_to_the_thread_or_to_the_way_in_and_others_learn_nothing(cast, app, thread):
    his = words_for(app, cast.david.id, UUID(thread))
    assert (await touched(cast.david, his)).headers["location"] == f"/messages/{thread}"
    out = await touched(cast.nobody(), his)
    assert out.headers["location"].startswith("/entrer?retour=/notification/")
    others = [words_for(app, cast.marion.id, one) for one in (UUID(thread), uuid4())]
    odd = [his, *others, "x", "1.", "9.AAAA", his[:-3] + "AAA"]
    said = {(one.status_code, strip(one.text)) for one in [await touched(cast.marion, words) for words in odd]}
    assert len(said) == 1
    assert next(iter(said))[0] == 404
    assert (await touched(cast.marion, "é")).status_code == (await touched(cast.marion, "A" * 500)).status_code == 404


def strip(text):
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|/notification/[^\"]*", "", text)


def test_what_is_brought_back_has_one_length_and_opens_only_here(keys):
    ring = FileKeyRing(keys / "kek.json")
    one = Opening(uuid4(), "usager", None, "message", uuid4())
    other = Opening(uuid4(), "aidant", uuid4(), "paper", uuid4())
    assert opened(ring, token(ring, one)) == one
    assert opened(ring, token(ring, other)) == other
    assert len(token(ring, one)) == len(token(ring, other))
    assert opened(ring, f"1.{secrets.token_urlsafe(77)}") is None
