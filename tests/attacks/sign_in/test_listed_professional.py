"""A professional whom a house listed first comes in by Pro Santé Connect: hers is the place of her number."""

import time

import pytest

from backend.demo import making
from tests.people.lists.making import Colleague, csv_of, rpps
from tests.people.lists.working import Desk

pytestmark = pytest.mark.anyio
NUMBER = f"8{rpps(7)}"
IDENTITIES = "select person_id from identity where issuer = $1"
TOLD = "select actor_id, establishment_id from audit_entry where act = 'member.attached'"


@pytest.fixture
async def nadia(cast):
    """Listed by the foyer: her person, which nobody has proved to be yet."""
    await Desk(cast, cast.clerk).imports(csv_of(Colleague(identifiant=rpps(7))), "professionnels")
    return await cast.sql.fetchval("select person_id from national_identifier where value = $1", NUMBER)


@pytest.fixture
def hers(browse_at, other_bent):
    other_bent.bend_claims = lambda claims: {**claims, "iat": int(time.time()), "exp": int(time.time()) + 60}
    return browse_at(other_bent, "prosanteconnect")


def says(other_bent, number):
    other_bent.bend_userinfo = lambda claims: {**claims, "SubjectNameID": number}


async def test_she_is_known_once_and_it_is_in_the_trail(cast, nadia, hers, other_bent):
    says(other_bent, NUMBER)
    await hers.signs_in()
    assert (await hers.client.get(f"/equipe/{cast.tilleuls.id}/personnes")).status_code == 200
    assert await cast.sql.fetchval(IDENTITIES, other_bent.origin) == nadia
    assert [tuple(row) for row in await cast.sql.fetch(TOLD)] == [(nadia, cast.tilleuls.id)]
    await hers.signs_in()
    assert len(await cast.sql.fetch(IDENTITIES, other_bent.origin)) == 1


@pytest.mark.parametrize("number", ["", f"8{rpps(8)}", rpps(7), None, ["8"]])
async def test_another_number_opens_nothing(cast, nadia, hers, other_bent, number):
    says(other_bent, number)
    await hers.signs_in()
    assert (await hers.client.get(f"/equipe/{cast.tilleuls.id}/personnes", follow_redirects=False)).status_code == 303
    assert await cast.sql.fetch(IDENTITIES, other_bent.origin) == []


async def test_whose_work_has_ended_is_not_attached(cast, nadia, hers, other_bent):
    await cast.sql.execute(
        "update membership set starts_at = now() - interval '2 days', ends_at = now() where person_id = $1", nadia
    )
    says(other_bent, NUMBER)
    await hers.signs_in()
    assert await cast.sql.fetch(IDENTITIES, other_bent.origin) == []


async def test_a_place_that_somebody_has_is_given_to_nobody_else(cast, nadia, hers, other_bent):
    """Her number, said of another account; whatever the provider by which she comes in."""
    await making.identity(cast.sql, nadia, "https://another.provider", "somebody before")
    says(other_bent, NUMBER)
    await hers.signs_in()
    assert await cast.sql.fetch(IDENTITIES, other_bent.origin) == []
    assert await cast.sql.fetch(TOLD) == []


PASSKEY = """insert into passkey (id, person_id, credential_id, public_key, sign_count, synced, backed_up, transports,
                                  kek_id, wrapped, usable_from)
             values (gen_random_uuid(), $1, '', '', 0, false, false, '', '1', '', now())"""
CARD = """insert into code_card (id, number, person_id, establishment_id, given_by, usable_from)
          select gen_random_uuid(), 'NADA234567', $1, establishment_id, person_id, now()
            from membership where person_id = $1"""
OWN = {
    "a dossier": "update dossier set person_id = $1 where id = (select id from dossier limit 1)",
    "whom she helps": "update delegation set aidant_id = $1",
    "who helps her": "update delegation set usager_id = $1",
    "a passkey": PASSKEY,
    "a card": CARD,
}


@pytest.mark.parametrize("own", OWN)
async def test_a_number_beside_a_name_opens_nothing_that_is_hers_alone(cast, nadia, hers, other_bent, own):
    """A house writes an accomplice’s number beside the name of a colleague, who has papers or ways in of her own."""
    await cast.sql.execute(OWN[own], nadia)
    says(other_bent, NUMBER)
    await hers.signs_in()
    assert await cast.sql.fetch(IDENTITIES, other_bent.origin) == []


async def test_franceconnect_attaches_nobody_by_a_number(cast, nadia, browse, bent):
    bent.bend_userinfo = lambda claims: {**claims, "SubjectNameID": NUMBER}
    await browse().signs_in()
    assert await cast.sql.fetch("select from identity where person_id = $1", nadia) == []
