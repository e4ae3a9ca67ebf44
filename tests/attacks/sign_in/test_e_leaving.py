"""Sessions end: by the clock, or by the person who leaves."""

import hashlib

import pytest

from backend.kit.actor import COOKIE

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
CHOSEN = "ATTACKERCHOSEN" * 3
SAME = {"sec-fetch-site": "same-origin"}


def hashed(secret):
    return hashlib.sha256(secret.encode()).digest()


@pytest.mark.attack("E02")
@pytest.mark.attack("E04")
async def test_twelve_hours_are_the_most_whatever_one_does(browse, cast):
    david = browse()
    await david.signs_in()
    longest = await cast.sql.fetchval(
        "select max(expires_at - began_at) from sign_in where secret_hash = $1", hashed(david.secret)
    )
    assert longest.total_seconds() == 12 * 3600
    await cast.sql.execute("update sign_in set seen_at = now(), expires_at = now()")
    assert await david.lands() == "/entrer"


@pytest.mark.attack("E04")
async def test_half_an_hour_without_a_sign_ends_it_and_coming_back_leads_to_the_same_page(browse, cast):
    david = browse()
    await david.signs_in()
    await david.owns()
    await cast.sql.execute("update sign_in set seen_at = now() - interval '29 minutes 50 seconds'")
    assert await david.is_in()
    since = "select now() - seen_at < interval '1 minute' from sign_in where secret_hash = $1"
    assert await cast.sql.fetchval(since, hashed(david.secret))
    await cast.sql.execute("update sign_in set seen_at = now() - interval '30 minutes'")
    answer = await david.client.get("/messages/ecrire?papier=0b8a1c9e-3f0e-4a55-9d51-2b8f3b8a1f00")
    door = answer.headers["location"]
    assert answer.status_code == 303
    page = (await david.client.get(door)).text
    assert "/entrer/franceconnect?retour=/messages/ecrire%3Fpapier%3D0b8a1c9e" in page


@pytest.mark.attack("E03")
async def test_once_david_has_left_his_cookie_opens_no_page(browse, app):
    david = browse()
    await david.signs_in()
    kept = david.secret
    assert (await david.client.post("/sortir", headers=SAME)).status_code == 200
    assert david.secret is None
    thief = browse(sign_in=kept)
    private = ["/", "/papiers", "/messages", "/messages/ecrire", "/acces", "/appareils", "/equipe"]
    assert [(await thief.client.get(page)).status_code for page in private] == [303] * len(private)
    for write in ("/messages/ecrire", f"/papiers/{'0' * 8}-0000-4000-8000-{'0' * 12}/cacher"):
        assert (await thief.client.post(write, headers=SAME, data={})).status_code == 401


@pytest.mark.attack("E03")
async def test_leaving_twice_or_as_nobody_is_not_a_fault(browse):
    for cookies in ({}, {"sign_in": "unknown"}):
        answer = await browse(**cookies).client.post("/sortir", headers=SAME)
        assert answer.status_code == 200
        assert f"{COOKIE}=" in answer.headers["set-cookie"]
