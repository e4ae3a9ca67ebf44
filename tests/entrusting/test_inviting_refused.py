"""What an invitation does not open: forwarded, expired, cancelled, tried too often, answered by two."""

import asyncio
from uuid import uuid4

import pytest

from backend.demo.making import insert
from tests.enrolment.desk import ISSUER
from tests.entrusting.inviting import (
    accepts,
    coming,
    confirms,
    has_account,
    invites,
    other,
    plain,
    says,
    state_of,
    types,
)

pytestmark = pytest.mark.anyio


@pytest.mark.attack("B12")
async def test_a_link_passed_on_without_its_code_shows_nothing_and_opens_nothing(cast):
    link, code, there = await invites(cast.david)
    async with coming(cast, "neighbour", given_name="Nadia", family_name="VOISINE") as neighbour:
        page = await types(neighbour, link, other(code))
        assert page.status_code == 422
        for name in ("David", "Morel", "Tilleuls"):
            assert name not in page.text + (await neighbour.get("/invitation")).text
    assert await state_of(cast) == "open"
    assert "Personne n’a encore répondu" in plain((await cast.david.client.get(there)).text)


@pytest.mark.attack("B12")
async def test_of_two_who_have_both_the_second_finds_nothing_and_the_name_is_that_of_the_first(cast):
    link, code, there = await invites(cast.david)
    async with coming(cast) as paula, coming(cast, "neighbour", given_name="Nadia", family_name="VOISINE") as neighbour:
        assert (await types(paula, link, code)).status_code == 303
        assert (await types(neighbour, link, code)).status_code == 422
        invitation = await cast.sql.fetchval("select id from invitation")
        for answer in ("oui", "non"):
            forged = {"key": str(invitation), "invitation": str(invitation), "reponse": answer}
            late = await neighbour.post("/invitation/reponse", data=forged)
            assert late.headers["location"] == "/invitation?suite=tard"
        await says(paula, "oui")
    assert "Paula Martin a dit oui" in plain((await cast.david.client.get(there)).text)


@pytest.mark.attack("B12")
async def test_two_live_people_type_it_at_the_same_instant_and_one_is_first(cast):
    for _ in range(5):
        link, code, _there = await invites(cast.david)
        async with coming(cast) as paula, coming(cast, "neighbour") as neighbour:
            answers = await asyncio.gather(types(paula, link, code), types(neighbour, link, code))
        assert sorted(answer.status_code for answer in answers) == [303, 422]
        await cast.sql.execute("delete from card_try")
        await cast.sql.execute("delete from invitation")


@pytest.mark.parametrize("moment", ["before", "opened", "accepted"])
async def test_cancelled_it_is_over_at_once_wherever_it_stands(cast, moment):
    link, code, there = await invites(cast.david)
    async with coming(cast) as paula:
        if moment != "before":
            await types(paula, link, code)
        if moment == "accepted":
            await says(paula, "oui")
        assert (await cast.david.sends(f"{there}/annuler")).status_code == 200
        assert (await cast.david.sends(f"{there}/annuler")).status_code == 200, "pressed twice"
        assert (await types(paula, link, code)).status_code == 422
        assert "David" not in (await paula.get("/invitation")).text
    assert (await confirms(cast.david, there)).status_code == 404
    assert "Vous avez annulé" in plain((await cast.david.client.get(there)).text)


async def test_his_own_invitation_is_not_for_himself(cast):
    link, code, _ = await invites(cast.david)
    await insert(cast.sql, "identity", id=uuid4(), person_id=cast.david.id, issuer=ISSUER, subject="david")
    async with coming(cast, "david") as himself:
        assert (await types(himself, link, code)).status_code == 422


async def test_without_her_yes_or_of_somebody_else_nothing_is_confirmed(cast):
    link, code, there = await invites(cast.david)
    assert (await confirms(cast.david, there)).status_code == 404
    async with coming(cast) as paula:
        await types(paula, link, code)
    assert (await confirms(cast.david, there)).status_code == 404
    for somebody in (cast.marion, cast.paula):
        assert (await somebody.client.get(there)).status_code == 404
        for verb in ("confirmer", "annuler"):
            answer = await somebody.client.post(f"{there}/{verb}", data={"key": "0" * 32})
            assert answer.status_code == 404
    assert await state_of(cast) == "opened"


async def test_whoever_helps_him_already_is_not_given_twice(cast):
    paula = await has_account(cast)
    made = [await invites(cast.david) for _ in range(2)]
    for link, code, _ in made:
        await accepts(cast, link, code)
    await confirms(cast.david, made[0][2])
    again = await confirms(cast.david, made[1][2])
    assert (again.status_code, "vous aide déjà" in again.text) == (422, True)
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", paula.id) == 1
