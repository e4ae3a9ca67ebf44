"""Words that waited on her own device leave in her name, once; to anybody else they are closed."""

from uuid import uuid4

import pytest
from joserfc import jwe

from backend.identity import outbox_keys
from backend.people import rewrap
from backend.people.keys import about
from tests.messaging.sealing import HEADER, WORDS, key_of, sealed
from tests.messaging.talk import THREAD, begins

pytestmark = pytest.mark.anyio
NUMBER = "select count(*) from message"


async def leaves(person, letter, base=""):
    return await person.client.post(f"{base}/messages/partir", data={"scelle": letter}, follow_redirects=False)


@pytest.fixture
async def thread(cast):
    return await begins(cast.david)


@pytest.fixture
async def key(cast):
    return await key_of(cast, cast.david)


async def test_it_leaves_once_however_often_it_is_sent(cast, thread, key):
    letter = sealed(key, f"{thread}/repondre")
    answers = [await leaves(cast.david, letter) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201] * 3
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert await cast.sql.fetchval(NUMBER) == 2
    assert WORDS in (await cast.david.opens(thread)).text


async def test_by_the_form_and_from_the_device_it_is_one_message(cast, thread, key):
    said = {"key": str(uuid4()), "mots": WORDS}
    await cast.david.client.post(f"{thread}/repondre", data=said)
    assert (await leaves(cast.david, sealed(key, f"{thread}/repondre", **said))).status_code == 201
    assert await cast.sql.fetchval(NUMBER) == 2


async def test_a_first_message_too(cast, key):
    answer = await leaves(cast.david, sealed(key, "/messages/ecrire", quoi="see"))
    assert answer.status_code == 201
    page = (await cast.david.opens(THREAD.match(answer.headers["location"])[0])).text
    assert WORDS in page
    assert "Je veux voir" in page


@pytest.mark.attack("K07")
async def test_nobody_else_sends_it_or_reads_it(cast, thread, key):
    letter = sealed(key, f"{thread}/repondre")
    await key_of(cast, cast.laura)
    for who in (cast.marion, cast.laura, cast.martin):
        for path in ("/messages/partir", "/messages/pas-partis"):
            answer = await who.client.post(path, data={"scelle": letter})
            assert (answer.status_code, WORDS in answer.text) == (409, False)
    nobody = await cast.nobody().client.post("/messages/partir", data={"scelle": letter})
    assert nobody.status_code == 401
    assert await cast.sql.fetchval(NUMBER) == 1


async def test_what_can_no_more_be_written_comes_back_to_its_author(cast, key):
    letter = sealed(key, f"/messages/{uuid4()}/repondre")
    assert (await leaves(cast.david, letter)).status_code == 404
    page = await cast.david.client.post("/messages/pas-partis", data={"scelle": letter})
    assert page.status_code == 200
    assert WORDS in page.text


@pytest.mark.parametrize(
    "to", ["/papiers", "/messages/ecrire/garder", "https://evil.test/messages/ecrire", "", "/pour/x/messages/ecrire"]
)
async def test_it_goes_where_a_form_goes_and_nowhere_else(cast, key, to):
    assert (await leaves(cast.david, sealed(key, to, quoi="see"))).status_code == 422
    assert await cast.sql.fetchval(NUMBER) == 0


@pytest.mark.parametrize("fields", [{"mots": ""}, {"mots": "x" * 5001}, {"key": "1"}, {"mots": "\x00"}])
async def test_it_is_read_as_strictly_as_the_form(cast, thread, key, fields):
    assert (await leaves(cast.david, sealed(key, f"{thread}/repondre", **fields))).status_code == 422
    assert await cast.sql.fetchval(NUMBER) == 1


@pytest.mark.parametrize("change", [lambda text: text[:-2] + "AA", lambda text: "", lambda text: "a.b.c.d.e"])
async def test_what_was_changed_does_not_open(cast, thread, key, change):
    assert (await leaves(cast.david, change(sealed(key, f"{thread}/repondre")))).status_code == 409


async def test_its_key_is_bound_as_those_that_are_wrapped_again(cast, key):
    (made,) = await cast.sql.fetchrow("select id from outbox_key")
    assert outbox_keys.about(made) == about(made, rewrap.COLUMNS["outbox_key"]["wrapped"])


async def test_what_opens_and_says_nothing_is_refused(cast, key):
    letter = jwe.encrypt_compact(HEADER, b"[]", key)
    assert (await leaves(cast.david, letter)).status_code == 422


async def test_for_somebody_it_leaves_as_it_was_written_and_no_more_once_it_is_stopped(cast, thread):
    """In her own name a letter for David goes nowhere, nor David's own in hers."""
    paula, base = cast.paula, f"/pour/{cast.david.id}"
    for can in ("read", "write"):
        await cast.sql.execute(
            "insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)"
            " values ($1, $2, $3, 'messages', now(), 'infinity')",
            paula.delegation, cast.david.dossier, can,
        )  # fmt: skip
    key = await key_of(cast, paula)
    letter = sealed(key, f"{base}{thread}/repondre")
    assert (await leaves(paula, letter)).status_code == 422
    assert (await leaves(paula, sealed(key, f"{thread}/repondre"), base)).status_code == 422
    assert (await leaves(paula, letter, base)).status_code == 201
    assert "Paula" in (await cast.david.opens(thread)).text
    await cast.sql.execute("update delegation set stopped_at = now() where id = $1", paula.delegation)
    late = sealed(key, f"{base}{thread}/repondre", mots="Trop tard")
    assert (await leaves(paula, late, base)).status_code == 404
    assert "Trop tard" in (await paula.client.post("/messages/pas-partis", data={"scelle": late})).text
    assert await cast.sql.fetchval(NUMBER) == 2
