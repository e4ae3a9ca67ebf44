"""A sign-in belongs to one browser, for a while: it is never adopted, never outlives its end."""

import hashlib

import pytest

from backend.identity.sign_ins import BROWSER_COOKIE
from tests.attacks.sign_in.browser import CAME_IN

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
CHOSEN = "ATTACKERCHOSEN" * 3
SAME = {"sec-fetch-site": "same-origin"}


def hashed(secret):
    return hashlib.sha256(secret.encode()).digest()


@pytest.mark.attack("E01")
async def test_a_secret_chosen_by_somebody_else_is_never_adopted(browse, cast):
    david, thief = browse(sign_in=CHOSEN), browse(sign_in=CHOSEN)
    assert (await david.signs_in()).status_code == CAME_IN
    assert david.secret not in (None, CHOSEN)
    assert not await thief.is_in()
    assert await cast.sql.fetchval("select count(*) from sign_in where secret_hash = $1", hashed(CHOSEN)) == 0


@pytest.mark.attack("E01")
async def test_signing_in_again_changes_the_secret_and_ends_the_first(browse):
    david = browse()
    await david.signs_in()
    first = david.secret
    await david.signs_in()
    assert david.secret != first
    assert await david.is_in()
    assert not await browse(sign_in=first).is_in()


@pytest.mark.attack("E01")
async def test_the_attempt_is_new_each_time_too(browse):
    david = browse()
    david.takes(BROWSER_COOKIE, CHOSEN)
    await david.leaves()
    first = david.attempt
    assert first != CHOSEN
    await david.leaves()
    assert david.attempt != first


@pytest.mark.attack("E01")
async def test_the_database_keeps_no_secret(browse, cast):
    david = browse()
    await david.leaves()
    attempt = david.attempt
    await david.signs_in()
    rows = [
        str(row)
        for table in ("sign_in", "sign_in_attempt", "device")
        for row in await cast.sql.fetch(f"select {table}::text from {table}")
    ]
    assert [secret for secret in (attempt, david.secret) if secret in "".join(rows)] == []


@pytest.mark.attack("E02")
async def test_every_cookie_of_a_sign_in_is_out_of_reach_of_scripts_and_other_sites(browse):
    david = browse()
    answers = [await david.client.get("/entrer/franceconnect"), await david.signs_in()]
    answers.append(await david.client.post("/sortir", headers=SAME))
    cookies = [cookie for answer in answers for cookie in answer.headers.get_list("set-cookie")]
    assert len(cookies) == 4
    for cookie in cookies:
        name, *told = (part.strip().lower() for part in cookie.split(";"))
        assert name.startswith("__host-")
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= set(told)
        assert not any(part.startswith(("domain", "expires")) for part in told)
