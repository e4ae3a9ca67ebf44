"""« Oui, c’est elle » was a mistake: until she has said hers, the house takes it back, or sends another letter."""

import pytest

from tests.enrolment.desk import arriving, decides, enrolled, is_in, place, plain, presses, prints, says, types

pytestmark = pytest.mark.anyio
STATE = "select state from enrolment_claim"


async def confirmed(cast, hers):
    """The house said yes to whoever typed her code: its dossier and its claim."""
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    await types(hers, code)
    await decides(cast, rose)
    return rose, await cast.sql.fetchval("select id from enrolment_claim")


async def says_yes(client, claim):
    return await client.post("/inscription/reponse", data={"key": str(claim), "demande": claim, "reponse": "oui"})


async def test_a_yes_is_taken_back_and_hers_opens_nothing(cast):
    async with arriving(cast) as hers:
        rose, claim = await confirmed(cast, hers)
        here = f"{place(cast.tilleuls)}/{rose}"
        page = (await cast.clerk.client.get(here)).text
        assert "Non, ce n’est pas elle" in plain(page)
        assert str(claim) in page
        answer = await presses(cast.clerk, f"{here}/est-ce-elle", demande=claim, reponse="non")
        assert answer.headers["location"] == f"{here}?suite=non", answer.text
        assert (await says_yes(hers, claim)).headers["location"] == "/inscription?suite=impossible"
        assert not await is_in(hers)
        assert "n’a pas pu ouvrir votre dossier" in plain((await hers.get("/inscription")).text)
    assert "Non, ce n’est pas elle" not in plain((await cast.clerk.client.get(here)).text)
    acts = await cast.sql.fetch("select act from audit_entry where dossier_id = $1 order by at desc limit 1", rose)
    assert [row["act"] for row in acts] == ["enrolment.refused"]


async def test_once_she_said_yes_it_is_too_late(cast):
    async with arriving(cast) as hers:
        rose, claim = await confirmed(cast, hers)
        await says(hers, "oui")
        for answer in ("non", "oui"):
            told = await presses(
                cast.clerk, f"{place(cast.tilleuls)}/{rose}/est-ce-elle", demande=claim, reponse=answer
            )
            assert told.status_code == 404
        assert await is_in(hers)
    assert await cast.sql.fetchval(STATE) == "linked"


async def test_not_by_the_page_of_somebody_else_nor_by_whoever_enrols_nobody(cast):
    async with arriving(cast) as hers:
        rose, claim = await confirmed(cast, hers)
        other = await enrolled(cast, prenoms="Anne")
        for who, dossier in ((cast.clerk, other), (cast.martin, rose)):
            path = f"{place(cast.tilleuls)}/{dossier}/est-ce-elle"
            assert (await presses(who, path, demande=claim, reponse="non")).status_code == 404
    assert await cast.sql.fetchval(STATE) == "confirmed"


@pytest.mark.parametrize("way", ["letter", "phone"])
async def test_a_new_code_asks_anew(cast, way):
    async with arriving(cast, "wrong") as wrong:
        rose, claim = await confirmed(cast, wrong)
        if way == "letter":
            await prints(cast, rose)
        else:
            await presses(cast.clerk, f"{place(cast.tilleuls)}/{rose}/telephone")
        assert await cast.sql.fetchval(STATE) == "lapsed"
        assert (await says_yes(wrong, claim)).headers["location"] == "/inscription?suite=impossible"
        assert not await is_in(wrong)
