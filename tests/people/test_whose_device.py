"""« Ce téléphone est à moi », « Je le partage »: nothing is kept where nobody said the first."""

import re
from uuid import uuid4

import pytest

from backend.identity.devices import COOKIE

pytestmark = pytest.mark.anyio
SAY = "/appareils/ici"
ASKED = "Ce téléphone est à vous"
IDLE = "select extract(minutes from idle) from sign_in where secret_hash = sha256($1::text::bytea)"


@pytest.fixture
async def david(cast):
    """On a device of which nobody said anything."""
    await cast.sql.execute("update device set shared = true")
    await cast.sql.execute("update sign_in set idle = interval '5 minutes'")
    return cast.david


async def says(person, whose):
    return await person.sends(SAY, **{"a-qui": whose})


async def is_own(cast, person):
    on = "select not d.shared from device d join sign_in s on s.device_id = d.id where s.secret_hash = sha256($1)"
    return await cast.sql.fetchval(on, person.secret.encode())


async def test_he_is_asked_until_he_answers(cast, david):
    assert ASKED in (await david.opens("/")).text
    assert "Cet appareil est à vous." in (await says(david, "moi")).text
    assert ASKED not in (await david.opens("/")).text
    assert await cast.sql.fetchval(IDLE, david.secret) == 30
    assert len(david.client.cookies[COOKIE]) > 40


async def test_a_shared_one_asks_nobody_again_and_forgets(cast, david):
    await says(david, "moi")
    answer = await david.client.post(SAY, data={"a-qui": "partage"}, follow_redirects=False)
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert ASKED not in (await david.opens("/")).text
    assert await is_own(cast, david) is False
    assert await cast.sql.fetchval(IDLE, david.secret) == 5
    other = await cast.signed_in(person=cast.marion.id, name="Marion")
    await cast.sql.execute("update device set shared = true")
    other.client.cookies.set(COOKIE, david.client.cookies[COOKIE], domain="aportee.test")
    assert ASKED not in (await other.opens("/")).text


@pytest.mark.parametrize("typed", ["", "lui", "moi et lui"])
async def test_any_other_answer_changes_nothing(cast, david, typed):
    assert (await says(david, typed)).status_code == 422
    assert await is_own(cast, david) is False


async def test_without_a_device_of_ones_own_nothing_is_sealed_there(cast, david):
    page = (await david.opens("/messages/ecrire")).text
    assert "data-kid" not in page
    await says(david, "moi")
    key = re.search(r'data-key="([\w.-]*)"', (await david.opens("/messages/ecrire")).text)[1]
    assert len(key) == 87
    await says(david, "partage")
    assert re.search(r'data-key="([\w.-]*)"', (await david.opens("/messages/ecrire")).text)[1] == ""


@pytest.mark.attack("K11")
@pytest.mark.parametrize(
    "path",
    ["/papiers/{}/original", "/papiers/{}/pieces/1", "/demandes/{}/recu", "/aidants/{}/attestation",
     "/pour/{david}/papiers/{}/original", "/pour/{david}/papiers/{}/pieces/1"],
)  # fmt: skip
async def test_nothing_is_taken_away_to_a_shared_one_whether_it_exists_or_not(cast, david, path):
    who, base, cast.paula.base = cast.paula if "/pour" in path else david, cast.paula.base, ""
    answer = await who.opens(path.format(uuid4(), david=david.id))
    assert (answer.status_code, "On ne garde pas de papier ici" in answer.text) == (403, True)
    await cast.sql.execute("update device set shared = false")
    assert (await who.opens(path.format(uuid4(), david=david.id))).status_code == 404
    cast.paula.base = base


@pytest.mark.attack("K11")
async def test_nor_all_at_once(david):
    answer = await david.client.post("/papiers/prendre", data={})
    assert "On ne garde pas de papier ici" in answer.text


async def test_a_device_that_was_cut_is_nobodys(cast, david):
    """She lost her phone: with its cookie, it is any phone."""
    other = await cast.signed_in(person=david.id, name="David")
    await says(david, "moi")
    lost = await cast.sql.fetchval("select id from sign_in where secret_hash = sha256($1)", david.secret.encode())
    assert (await other.sends(f"/appareils/{lost}/couper")).status_code == 200
    assert await is_own(cast, david) is False
    assert await cast.sql.fetchval("select count(*) from device where secret_hash is not null") == 0
