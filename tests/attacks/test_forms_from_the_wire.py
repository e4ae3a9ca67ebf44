"""What no page of ours sends: refused with a page, never believed in part and never a fault of ours."""

from uuid import uuid4

import pytest

from tests.attacks.wire import FORM, OURS, as_, raw

pytestmark = pytest.mark.anyio
MULTIPART = b"multipart/form-data; boundary=x"
ODD = {
    "json": (b"application/json", b'{"key": "x", "mots": "a"}'),
    "json that ends early": (b"application/json", b'{"key'),
    "bytes that are no UTF-8": (FORM[1], b"key=\xff\xfe&mots=\xff"),
    "the same, encoded": (FORM[1], b"key=%ff&mots=%ff%fe"),
    "half of a character": (FORM[1], b"key=%ed%a0%80"),
    "nothing": (FORM[1], b""),
    "signs alone": (FORM[1], b"&&&==="),
    "twenty thousand fields": (FORM[1], b"&".join(b"f%d=1" % i for i in range(20_000))),
    "a form of parts": (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\nv\r\n--x--\r\n'),
    "a form of parts without its mark": (b"multipart/form-data", b"zzz"),
    "a file": (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="key"; filename="a"\r\n\r\nv\r\n--x--\r\n'),
    "a kind that is no kind": (b"\xff;;;=", b"a=b"),
    "another alphabet": (FORM[1] + b"; charset=utf-16", b"key=x"),
}


@pytest.mark.parametrize("words", ODD)
async def test_odd_forms_are_refused_on_every_door_that_writes(cast, words):
    kind, body = ODD[words]
    for door in ("/messages/ecrire", f"/papiers/{uuid4()}/cacher", f"/messages/{uuid4()}/repondre"):
        told = await raw(cast.app, "POST", door, as_(cast.david), OURS, (b"content-type", kind), body=body)
        assert told.status in (400, 404, 422), door
        assert told.one("content-type").startswith("text/html")
    assert await cast.sql.fetchval("select count(*) from thread") == 0


@pytest.mark.parametrize("twice", [b"mots=b", b"key=" + b"0" * 36, b"quoi=pain"], ids=["mots", "key", "quoi"])
async def test_a_field_said_twice_is_not_believed(cast, twice):
    body = b"key=" + str(uuid4()).encode() + b"&quoi=other&mots=a&" + twice
    told = await raw(cast.app, "POST", "/messages/ecrire", as_(cast.david), OURS, FORM, body=body)
    assert told.status == 422
    assert "[&#39;" not in told.body.decode()
    assert await cast.sql.fetchval("select count(*) from thread") == 0


@pytest.mark.parametrize("sign", [b"%00", b"%1b", b"%7f", b"%08"])
async def test_signs_that_no_keyboard_types_are_refused(cast, sign):
    body = b"key=" + str(uuid4()).encode() + b"&quoi=other&mots=a" + sign + b"b"
    told = await raw(cast.app, "POST", "/messages/ecrire", as_(cast.david), OURS, FORM, body=body)
    assert told.status == 422


async def test_line_breaks_and_tabs_are_words_like_others(cast):
    sent = await cast.david.sends("/messages/ecrire", quoi="other", mots="Bonjour.\r\n\tÀ demain 👋")
    assert sent.status_code == 200


@pytest.mark.attack("H19")
@pytest.mark.parametrize("door", ["/messages/ecrire", "/reglages", "/api/token"])
async def test_a_body_without_length_is_refused_before_its_end(cast, door):
    pieces = [b"a" * 64 * 1024] * 1000
    told = await raw(cast.app, "POST", door, as_(cast.david), OURS, FORM, body=pieces)
    assert told.status == 413
    assert told.one("content-type").split(";")[0] in ("text/html", "application/problem+json")


@pytest.mark.attack("A13")
@pytest.mark.parametrize("query", [b"apres=\xff", b"avant=\xff\xfe", b"\xff=1"])
async def test_raw_bytes_in_an_address_are_refused_with_a_page(cast, query):
    told = await raw(cast.app, "GET", "/papiers", as_(cast.david), query=query)
    assert told.status == 400
    assert told.one("content-type").startswith("text/html")


@pytest.mark.parametrize("query", [b"avant=x", b"avant=-1", b"avant=1e400", b"apres=%00", b"avant=%ff%fe", b"apres=1"])
async def test_values_that_are_none_are_refused_with_a_page(cast, query):
    assert (await raw(cast.app, "GET", "/papiers", as_(cast.david), query=query)).status == 400
