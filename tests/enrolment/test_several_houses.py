"""Several houses know one person: what one of them does is nothing to another, and she stays one person."""

import pytest

from backend.demo import making
from tests.enrolment.desk import arriving, decides, enrolled, prints, says, types

pytestmark = pytest.mark.anyio


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
