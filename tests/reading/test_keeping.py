"""What somebody chose is kept with her, sealed."""

import pytest

from backend.kit.keyring import FileKeyRing, rotate
from backend.people import rewrap
from backend.reading.rules import Reading
from tests.reading.choosing import CHOSEN, HERE, ROWS, chooses, look, of_sign_in

pytestmark = pytest.mark.anyio


async def test_all_as_before(cast):
    await chooses(cast.david, texte="facile")
    page = await cast.david.client.post(HERE, data={"remettre": "oui", "retour": "/papiers"})
    assert "Tout est comme au début" in page.text
    assert look(page) == Reading().look
    assert await of_sign_in(cast, cast.david.secret) == (Reading(falc=True), True)


async def test_what_is_kept_is_sealed_and_always_as_long(cast):
    lengths = set()
    for fields in ({}, {"police": "system"}, {"voice": "é" * 100, "texte": "facile"}):
        await chooses(cast.david, **fields)
        kept = await cast.sql.fetchval("select wrapped from reading_choice")
        assert b"~dark~" not in kept
        lengths.add(len(kept))
    assert len(lengths) == 1
    assert await cast.sql.fetchval(ROWS) == 1


async def test_size_and_easy_words_are_kept_too(cast):
    await cast.david.client.post(f"{HERE}/taille", data={"taille": "plus", "retour": "/"})
    await cast.david.client.post(f"{HERE}/facile", data={"facile": "oui", "retour": "/"})
    assert await of_sign_in(cast, cast.david.secret) == (Reading(falc=True, size="115"), True)


async def test_an_aidant_and_a_professional_have_theirs(cast):
    for somebody in (cast.paula, cast.martin):
        await somebody.client.post(HERE, data={"contraste": "strong"})
        assert await of_sign_in(cast, somebody.secret) == (Reading(contrast="strong"), True)
        assert look(await somebody.opens("/messages")) == Reading(contrast="strong").look
    assert await cast.sql.fetchval(ROWS) == 2


async def test_a_program_keeps_nothing(cast):
    answer = await cast.dui.client.post(HERE, data=CHOSEN, headers={"authorization": f"Bearer {cast.dui.secret}"})
    assert answer.status_code in (200, 303)
    assert await cast.sql.fetchval(ROWS) == 0


async def test_another_key_wraps_them_again(cast, database, keys):
    await chooses(cast.david)

    rotate(keys / "kek.json")
    ring = FileKeyRing(keys / "kek.json")
    sql = await database.connect()
    assert sum([done async for done in rewrap.rewrap(sql, ring)]) > 0
    await sql.close()
    assert await cast.sql.fetchval("select kek_id from reading_choice") == "2"
    assert (await of_sign_in(cast, cast.david.secret))[0].size == "200"
