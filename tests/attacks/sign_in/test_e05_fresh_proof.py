"""A grave act waits for a fresh proof: of her who asked, for that very form, within five minutes, once."""

import re
from uuid import uuid4

import pytest

from tests.pressing import given_back

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known"), pytest.mark.attack("E05")]
SAME = {"sec-fetch-site": "same-origin"}
FIELDS = {"adresse": "david@exemple.fr"}
ACT = "/reglages/prevenir/adresse"


@pytest.fixture
async def david(browse):
    david = browse()
    await david.signs_in()
    return david


async def asks(somebody, **fields):
    """She sends the form: where she is asked to prove who she is."""
    data = {"key": str(uuid4())} | FIELDS | fields
    answer = await somebody.client.post(ACT, data=data, headers=SAME)
    assert answer.status_code == 303
    return answer.headers["location"]


async def proves(somebody, bent, step_up, **claims):
    """To the provider, as the page says, and back."""
    id_ = step_up.rsplit("/", 1)[1]
    sent = await somebody.client.get(f"/entrer/franceconnect?preuve={id_}")
    assert "prompt=login" in sent.headers["location"]
    return await somebody.comes_back(bent.authorize(sent.headers["location"]))


async def presses(somebody, page):
    action, fields = given_back(page)
    return await somebody.client.post(action, data=fields, headers=SAME)


async def test_proved_again_what_she_typed_is_sent_as_it_was(david, bent):
    step_up, before = await asks(david), david.secret
    assert "Prouvez que c’est vous" in (await david.client.get(step_up)).text
    back = await proves(david, bent, step_up)
    assert (back.status_code, back.headers["location"]) == (303, step_up)
    assert david.secret != before  # a copy of the one of before opens nothing
    page = await david.client.get(step_up)
    assert "C’est bien vous" in page.text
    assert given_back(page)[1]["adresse"] == FIELDS["adresse"]
    done = await presses(david, page)
    assert not done.headers.get("location", "").startswith("/preuve/")


async def test_it_serves_once(david, bent):
    step_up = await asks(david)
    await proves(david, bent, step_up)
    page = await david.client.get(step_up)
    await presses(david, page)
    assert (await david.client.get(step_up)).status_code == 404
    action, fields = given_back(page)
    again = await david.client.post(action, data=fields | {"key": str(uuid4())}, headers=SAME)
    assert again.headers["location"].startswith("/preuve/")


async def test_it_serves_for_that_form_and_no_other(david, bent):
    step_up = await asks(david)
    await proves(david, bent, step_up)
    action, fields = given_back(await david.client.get(step_up))
    other = await david.client.post(action, data=fields | {"adresse": "thief@exemple.fr"}, headers=SAME)
    assert re.fullmatch(r"/preuve/[0-9a-f-]{36}", other.headers["location"])
    assert other.headers["location"] != step_up


async def test_after_five_minutes_it_is_too_late(david, bent, cast):
    step_up = await asks(david)
    await proves(david, bent, step_up)
    page = await david.client.get(step_up)
    await cast.sql.execute("update step_up set proved_at = proved_at - interval '5 minutes 1 second'")
    assert (await david.client.get(step_up)).status_code == 404
    assert (await presses(david, page)).headers["location"].startswith("/preuve/")


async def test_after_a_quarter_of_an_hour_nobody_proves_it_any_more(david, bent, cast):
    step_up = await asks(david)
    await cast.sql.execute("update step_up set created_at = created_at - interval '15 minutes 1 second'")
    assert (await david.client.get(step_up)).status_code == 404
    assert (await proves(david, bent, step_up)).status_code == 403


async def test_a_stolen_cookie_is_not_a_fresh_proof(david, bent):
    """The provider still has a session of hers, and answers without asking her anything."""
    step_up = await asks(david)
    usual = bent.bend_claims
    bent.bend_claims = lambda claims: usual(claims) | {"auth_time": usual(claims)["auth_time"] - 3600}
    refused = await proves(david, bent, step_up)
    assert refused.status_code == 403
    assert "Prouvez que c’est vous" in (await david.client.get(step_up)).text
