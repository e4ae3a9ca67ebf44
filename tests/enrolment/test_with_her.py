"""« Avec elle »: enrolled at the desk, with evidence and a second channel; nobody is enrolled twice."""

import pytest

from tests.enrolment.desk import arriving, enrolled, is_in, place, plain, presses

pytestmark = pytest.mark.anyio
EVIDENCE = "Sa sœur était là, et sa carte d’identité."


async def with_her(cast, dossier, **more):
    fields = {"preuve": EVIDENCE, "canal": "call", "quand": "2026-11-20"} | more
    return await presses(cast.clerk, f"{place(cast.tilleuls)}/{dossier}/avec-elle", **fields)


async def test_with_her_the_dossier_is_hers_and_nobody_comes_in(cast):
    rose = await enrolled(cast)
    assert (await with_her(cast, rose)).status_code == 303
    person = await cast.sql.fetchval("select person_id from dossier where id = $1 and linked_at is not null", rose)
    assert await cast.sql.fetchval("select count(*) from identity where person_id = $1", person) == 0
    kept = await cast.sql.fetchrow("select evidence, channel, done_by from enrolment_with_her")
    assert (kept["channel"], kept["done_by"]) == ("call", cast.clerk.id)
    assert EVIDENCE.encode() not in kept["evidence"]
    act = "select actor_id from audit_entry where act = 'enrolment.with_her'"
    assert await cast.sql.fetchval(act) == cast.clerk.id
    assert "Lebon" not in (await cast.clerk.client.get(place(cast.tilleuls))).text
    async with arriving(cast) as somebody:
        assert not await is_in(somebody)


async def test_with_her_asks_for_evidence_and_a_second_channel(cast):
    rose = await enrolled(cast)
    answer = await with_her(cast, rose, preuve="", canal="")
    assert answer.status_code == 422
    page = plain(answer.text)
    assert "Écrivez comment vous savez que c’est elle." in page
    assert "Choisissez la lettre ou l’appel." in page
    assert await cast.sql.fetchval("select count(*) from enrolment_with_her") == 0


async def test_who_is_enrolled_is_not_enrolled_again(cast):
    assert (await with_her(cast, cast.david.dossier)).status_code == 404
    davids = f"{place(cast.tilleuls)}/{cast.david.dossier}"
    assert (await cast.clerk.client.get(f"{davids}/avec-elle")).status_code == 404
    assert (await presses(cast.clerk, f"{davids}/telephone")).status_code == 404
    assert (await presses(cast.clerk, f"{davids}/suivi", souhait="never")).status_code == 404
