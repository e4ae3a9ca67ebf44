"""What comes back from a provider is believed once, by the browser that left, and by nobody else."""

import asyncio

import pytest

from backend.identity.sign_ins import BROWSER_COOKIE
from tests.attacks.sign_in.browser import CAME_IN, REFUSED

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]


async def refused(answer):
    assert answer.status_code == REFUSED
    assert "set-cookie" not in answer.headers
    assert "/entrer" in answer.text  # a page that lets her try again
    return True


async def test_david_comes_in(browse, cast):
    david = browse()
    answer = await david.signs_in(retour="/messages")
    assert (answer.status_code, answer.headers["location"]) == (CAME_IN, "/messages")
    assert await david.is_in()


@pytest.mark.attack("D01")
@pytest.mark.parametrize("state", [None, "", "x" * 43, "é", "\x00", "x" * 5000])
async def test_an_answer_without_its_state_opens_nothing(browse, bent, state):
    david = browse()
    params = bent.authorize(await david.leaves())
    params = {k: v for k, v in params.items() if k != "state"} | ({} if state is None else {"state": state})
    assert await refused(await david.comes_back(params))
    assert not await david.is_in()
    assert bent.count("/token") == 0


@pytest.mark.attack("D01")
@pytest.mark.attack("D05")
async def test_an_answer_serves_once(browse, bent):
    david = browse()
    params = bent.authorize(await david.leaves())
    attempt = david.attempt
    assert (await david.comes_back(params)).status_code == CAME_IN
    david.takes(BROWSER_COOKIE, attempt)
    assert await refused(await david.comes_back(params))
    assert bent.count("/token") == 1


@pytest.mark.attack("D19")
async def test_the_same_answer_ten_times_at_once_opens_one_sign_in(browse, bent, cast, david_is_known):
    david = browse()
    params = bent.authorize(await david.leaves())
    before = await cast.sql.fetchval("select count(*) from sign_in")
    answers = await asyncio.gather(*(david.comes_back(params) for _ in range(10)))
    assert sorted(a.status_code for a in answers) == [CAME_IN] + [REFUSED] * 9
    assert await cast.sql.fetchval("select count(*) from sign_in") == before + 1


@pytest.mark.attack("D02")
async def test_the_answer_of_somebody_else_does_not_open_in_davids_browser(browse, bent):
    """Login CSRF: a thief begins, and makes David open the end of it."""
    thief, david = browse(), browse()
    stolen = bent.authorize(await thief.leaves())
    assert await refused(await david.comes_back(stolen))
    await david.leaves()  # even with an attempt of his own
    assert await refused(await david.comes_back(stolen))
    assert not await david.is_in()


@pytest.mark.attack("D02")
async def test_the_attempt_is_bound_by_a_cookie_that_no_other_site_can_set(browse):
    david = browse()
    answer = await david.client.get("/entrer/franceconnect")
    (cookie,) = answer.headers.get_list("set-cookie")
    told = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert cookie.startswith("__Host-attempt=")
    assert {"secure", "httponly", "samesite=lax", "path=/", "max-age=600"} <= told
    assert not any(part.startswith("domain") for part in told)


@pytest.mark.attack("D03")
async def test_an_attempt_is_forgotten_after_ten_minutes(browse, bent, cast):
    david = browse()
    params = bent.authorize(await david.leaves())
    await cast.sql.execute("update sign_in_attempt set created_at = created_at - interval '10 minutes 1 second'")
    assert await refused(await david.comes_back(params))


@pytest.mark.attack("D05")
async def test_a_code_from_the_attempt_of_another_is_worth_nothing(browse, bent):
    victim, thief = browse(), browse()
    stolen = bent.authorize(await victim.leaves())
    own = bent.authorize(await thief.leaves())
    assert await refused(await thief.comes_back(own | {"code": stolen["code"]}))
    assert bent.count("/token") == 1


@pytest.mark.attack("D06")
async def test_the_answer_of_one_provider_is_not_taken_at_the_door_of_another(browse, bent, other_bent):
    david = browse()
    params = bent.authorize(await david.leaves())
    assert await refused(await david.comes_back(params, "prosanteconnect"))
    assert await refused(await david.comes_back(params | {"iss": other_bent.origin}))
    assert other_bent.count("/token") == bent.count("/token") == 0


@pytest.mark.attack("D06")
async def test_each_provider_has_its_own_way_back(browse):
    david = browse()
    assert "entrer%2Ffranceconnect%2Fretour" in await david.leaves("franceconnect")
    assert "entrer%2Fprosanteconnect%2Fretour" in await david.leaves("prosanteconnect")
