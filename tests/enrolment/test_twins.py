"""Two people who look like one: each gets her own dossier, or none."""

import pytest

from tests.enrolment.desk import arriving, decides, enrolled, is_in, prints, says, types

pytestmark = [pytest.mark.anyio, pytest.mark.attack("D15")]
OF_SUBJECT = """select d.id from dossier d join identity i on i.person_id = d.person_id
                 where i.subject = $1 and d.linked_at is not null"""


async def whose(cast, subject):
    return [str(row["id"]) for row in await cast.sql.fetch(OF_SUBJECT, subject)]


async def test_twins_never_get_each_other_s_dossier(cast):
    """Same name, same day, same town. Each types the letter of the other: the house cannot say yes."""
    rose, anne = await enrolled(cast), await enrolled(cast, prenoms="Anne Rose")
    [first], [second] = await prints(cast, rose), await prints(cast, anne)
    letters = {"Rose Anne": second, "Anne Rose": first}
    for names, code in letters.items():
        async with arriving(cast, names, given_name=names) as hers:
            assert (await types(hers, code)).status_code == 303
    for dossier in (rose, anne):
        assert (await decides(cast, dossier)).status_code == 422
        assert (await decides(cast, dossier, "non")).status_code == 303
    for dossier, names in ((rose, "Rose Anne"), (anne, "Anne Rose")):
        [code] = await prints(cast, dossier)
        async with arriving(cast, names, given_name=names) as hers:
            await types(hers, code)
            await decides(cast, dossier)
            await says(hers, "oui")
            assert await is_in(hers)
        assert await whose(cast, names) == [dossier]


async def test_namesakes_born_elsewhere_are_two(cast):
    rose, other = await enrolled(cast), await enrolled(cast, ne_a="13055")
    letters = await prints(cast, rose, other)
    async with arriving(cast, "rose", birthplace="13055") as hers:
        for code in letters:
            await types(hers, code)
        answers = [(await decides(cast, dossier)).status_code for dossier in (rose, other)]
        assert answers == [422, 303]
        await says(hers, "oui")
    assert await whose(cast, "rose") == [other]


async def test_nobody_is_two_in_one_house(cast):
    """The same five traits twice, by mistake: one identity has one dossier there, and the other stays closed."""
    rose, again = await enrolled(cast), await enrolled(cast)
    letters = await prints(cast, rose, again)
    async with arriving(cast) as hers:
        for code in letters:
            await types(hers, code)
        for dossier in (rose, again):
            assert (await decides(cast, dossier)).status_code == 303
        await says(hers, "oui")
    async with arriving(cast) as hers:
        assert (await says(hers, "oui")).headers["location"] == "/inscription?suite=impossible"
    assert len(await whose(cast, "rose")) == 1


async def test_another_identity_does_not_take_a_dossier_that_is_somebody_s(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        await decides(cast, rose)
        await says(hers, "oui")
    async with arriving(cast, "somebody-else") as other:
        claim = await cast.sql.fetchval("select id from enrolment_claim")
        await other.post("/inscription/reponse", data={"key": rose, "demande": claim, "reponse": "oui"})
        assert not await is_in(other)
    assert await whose(cast, "rose") == [rose]
    assert await whose(cast, "somebody-else") == []
