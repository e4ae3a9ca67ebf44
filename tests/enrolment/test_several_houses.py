"""A person of another house adds this one with the same identity: one person, two dossiers, both shown."""

import pytest

from backend.demo import making
from tests.enrolment.desk import ISSUER, arriving, decides, enrolled, prints, says, types

pytestmark = pytest.mark.anyio
LAURA = {
    "naissance": "Hoarau", "prenoms": "Laura", "ne_le": "02/08/1955", "ne_a": "97413",
}  # fmt: skip
CLAIMS = {"family_name": "HOARAU", "given_name": "LAURA", "birthdate": "1955-08-02", "birthplace": "97413"}


async def test_several_houses_one_person(cast):
    await making.identity(cast.sql, cast.laura.id, ISSUER, "laura")
    here = await enrolled(cast, **LAURA)
    [code] = await prints(cast, here)
    async with arriving(cast, "laura", **CLAIMS) as hers:
        await types(hers, code)
        await decides(cast, here)
        await says(hers, "oui")
        page = (await hers.get("/")).text
    hers = await cast.sql.fetch("select id from dossier where person_id = $1 and linked_at is not null", cast.laura.id)
    assert {str(row["id"]) for row in hers} == {here, str(cast.laura.dossier)}
    assert "Laura" in page
    assert await cast.sql.fetchval("select count(*) from identity where subject = 'laura'") == 1


async def test_what_one_house_does_is_nothing_to_another(cast):
    """Whoever enrols at Les Tilleuls finds nothing of Les Pins: neither the person, nor her letter."""
    clerk = cast.clerk
    for path in ("", "/identite", "/avec-elle", "/est-ce-elle"):
        for house in (cast.tilleuls, cast.pins):
            answer = await clerk.client.get(f"/equipe/{house.id}/inscriptions/{cast.laura.dossier}{path}")
            assert answer.status_code == 404


async def test_somebody_whom_the_house_knew_without_identity_gets_hers(cast):
    """The house had said that this dossier is of that person, who had not confirmed it: it is still she."""
    rose = await enrolled(cast)
    person = await making.person(cast.sql, "Rose", "Lebon")
    await cast.sql.execute("update dossier set person_id = $2 where id = $1", rose, person)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        await decides(cast, rose)
        await says(hers, "oui")
    assert await cast.sql.fetchval("select person_id from identity where subject = 'rose'") == person
