"""A photo goes with a message: looked at before anybody sees it, seen by exactly those who see the message."""

import io
import re
from html import unescape
from uuid import uuid4

import pytest
from PIL import Image

from tests.entrusting.giving import gives
from tests.interop.test_photo import photo as taken
from tests.messaging.photographs import in_the_store, looked_at, photo_of, sends
from tests.messaging.talk import THREAD, begins

pytestmark = pytest.mark.anyio
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
WORDS = "Voilà mon bras,\ncomme demandé."


@pytest.fixture
async def thread(cast):
    return await begins(cast.david, "Bonjour")


async def test_it_is_checked_then_seen_by_both_and_its_place_is_gone(cast, thread):
    assert (await sends(cast.david, f"{thread}/repondre", mots=WORDS)).status_code == 200
    for who in (cast.david, cast.martin):
        page = await who.opens(thread)
        assert "Photo en cours de vérification" in page.text
        assert WORDS.splitlines()[0] in page.text
        assert "<img" not in page.text
    assert await looked_at(cast) == ["kept"]
    for who in (cast.david, cast.martin):
        place = photo_of(await who.opens(thread))
        for path in (place, f"{place}?taille=grande"):
            seen = await who.client.get(path)
            assert (seen.status_code, seen.headers["content-type"]) == (200, "image/webp")
            assert seen.headers["cache-control"] == "no-store, private"
            picture = Image.open(io.BytesIO(seen.content))
            assert (picture.size, dict(picture.getexif())) == ((40, 60), {})
    files = await in_the_store(cast)
    assert files.keys() == {"clear", "light"}
    assert all(b"David" not in body and b"EXIF" not in body for body in files.values())


async def test_nobody_else_sees_it_nor_before_it_was_checked(cast, thread):
    await sends(cast.david, f"{thread}/repondre", mots=WORDS)
    photo = await cast.sql.fetchval("select id from message_photo")
    place = f"{thread}/photos/{photo}"
    assert (await cast.david.opens(place)).status_code == 404
    await looked_at(cast)
    other = await begins(cast.david, "Autre chose")
    assert (await cast.david.opens(f"{other}/photos/{photo}")).status_code == 404
    assert (await cast.david.opens(place)).status_code == 200
    for who in (cast.marion, cast.laura, cast.paula, cast.clerk, cast.roux):
        assert (await who.opens(place)).status_code == 404


async def test_an_aidant_sends_one_and_sees_it(cast, thread):
    zoe = await cast.stranger()
    await gives(cast.david, zoe, ecrire="on")
    zoe.base = f"/pour/{cast.david.id}"
    assert (await sends(zoe, f"{thread}/repondre", mots="Son bras")).status_code == 200
    assert (await sends(zoe, "/messages/ecrire", quoi="pain")).status_code == 200
    assert await looked_at(cast) == ["kept", "kept"]
    for who in (zoe, cast.david, cast.martin):
        assert (await who.client.get(photo_of(await who.opens(thread)))).status_code == 200


async def test_alone_it_is_a_message(cast):
    sent = await sends(cast.david, "/messages/ecrire", quoi="other")
    assert "Voici une photo." in (await cast.martin.opens(THREAD.match(sent.url.path)[0])).text


async def test_a_double_tap_is_one_photo_and_another_photo_is_a_question(cast, thread):
    key = str(uuid4())
    for _ in range(2):
        assert (await sends(cast.david, f"{thread}/repondre", key=key, mots=WORDS)).status_code == 200
    assert await cast.sql.fetchval("select count(*) from message_photo") == 1
    other = await sends(cast.david, f"{thread}/repondre", taken((10, 10)), key=key, mots=WORDS)
    assert other.status_code == 422
    assert unescape(FIELD.search(other.text)[1]) == WORDS


async def test_taken_back_it_is_gone(cast, thread):
    page = await sends(cast.david, f"{thread}/repondre", mots=WORDS)
    photo = await cast.sql.fetchval("select id from message_photo")
    undo = re.search(r'action="([^"]*/annuler)"', page.text)[1]
    back = await cast.david.client.post(undo, data={"key": str(uuid4())})
    assert "Remettez votre photo" in back.text
    assert await cast.sql.fetchval("select count(*) from message_photo_file") == 0
    assert await looked_at(cast) == []
    assert (await cast.david.opens(f"{thread}/photos/{photo}")).status_code == 404
