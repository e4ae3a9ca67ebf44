"""More than a page holds: twenty-five decisions about one person, a guardian of thirty people."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio
READS = {"read": ("mdph",)}


async def decided(cast, usager, aidant):
    made = await making.delegation(cast.sql, usager.id, aidant, usager.dossier, READS)
    await cast.sql.execute("update delegation set ground = 'measure' where id = $1", made)
    return made


async def test_however_many_decisions_there_are_he_sees_whom_he_chose(cast):
    zoe = await cast.stranger()
    given = delegation_of(await gives(cast.david, zoe))
    for _ in range(25):
        await decided(cast, cast.david, await making.person(cast.sql, "Nadia", "Técher"))
    page = await cast.david.opens("/aidants")
    assert (page.status_code, f"/aidants/{given}" in page.text) == (200, True)


@pytest.fixture
async def nadia(cast):
    """She helps thirty people."""
    nadia = await cast.stranger()
    nadia.helps = []
    for number in range(30):
        person = await making.person(cast.sql, f"Personne {number:02}", "Aidée")
        nadia.helps.append(await making.delegation(cast.sql, person, nadia.id, cast.david.dossier, READS))
    return nadia


async def test_a_guardian_of_thirty_finds_and_leaves_each_of_them(cast, nadia):
    listed = (await nadia.client.get("/j-aide")).text
    for given in nadia.helps:
        assert f"/j-aide/{given}" in listed
        assert (await nadia.client.get(f"/j-aide/{given}")).status_code == 200
        assert (await nadia.client.get(f"/j-aide/{given}/arreter")).status_code == 200
    left = await nadia.client.post(f"/j-aide/{nadia.helps[-1]}/arreter", data={"key": str(uuid4())})
    assert "C’est arrêté" in left.text
    assert await cast.sql.fetchval("select ended_by from delegation where id = $1", nadia.helps[-1]) == "aidant"
