"""What she decided about a paper holds when its author sends a newer one."""

import pytest

from tests.cast import DLU
from tests.documents.disputing import says, sees, settles
from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C09")]
FIRST_ID, NEWER_ID = ({"system": "urn:ietf:rfc:3986", "value": f"urn:oid:2.25.{n}"} for n in (4711, 4712))
REPLACES = [{"code": "replaces", "target": {"identifier": FIRST_ID}}]
NAMED = reference(masterIdentifier=NEWER_ID, relatesTo=REPLACES, description="corrigé")
NUMBERED = DLU.replace(b'<versionNumber value="3"/>', b'<versionNumber value="4"/>')
BY_NUMBER, BY_NAME = (DLU, NUMBERED), (reference(), NAMED)
each_way = pytest.mark.parametrize(("first", "newer"), [BY_NUMBER, BY_NAME], ids=["by number", "by name"])


async def hides(cast, paper):
    assert (await cast.david.sends(f"/papiers/{paper}/cacher")).status_code == 200


@each_way
async def test_the_newer_version_of_a_hidden_paper_is_hidden_since_the_same_day(cast, first, newer):
    old = await cast.files(first)
    await hides(cast, old)
    new = await cast.files(newer)
    assert new not in (None, old)
    assert await cast.david.papers() == [str(new)]
    assert "Caché" in (await cast.david.opens(f"/papiers/{new}")).text
    assert not await sees(cast.martin, new)
    days = await cast.sql.fetch("select distinct hidden_from_staff_at from document")
    assert len(days) == 1


@each_way
async def test_what_she_shows_again_is_shown_and_stays_so(cast, first, newer):
    old = await cast.files(first)
    await hides(cast, old)
    assert (await cast.david.sends(f"/papiers/{old}/montrer")).status_code == 200
    new = await cast.files(newer)
    page = f"{cast.martin.base}/papiers/{new}"
    assert (await cast.martin.opens(page)).status_code == 200


@each_way
async def test_the_newer_version_of_what_is_not_hers_waits_at_the_desk(cast, first, newer):
    old = await cast.files(first)
    await says(cast, old)
    assert await cast.files(newer) is None
    assert await cast.david.papers() == []
    desk = (await cast.clerk.client.get(f"{cast.clerk.base}/identites")).text
    assert "Cette personne a dit que ce papier n’est pas à elle" in desk
    await settles(cast, cast.clerk, "a-elle")
    deposit = await cast.sql.fetchval("select id from deposit where state = 'quarantined'")
    again = f"/identites/{deposit}/essayer"
    assert (await cast.clerk.sends(again)).status_code == 200
    await cast.works(deposit)
    assert len(await cast.david.papers()) == 1
    assert str(old) not in await cast.david.papers()


@each_way
async def test_the_older_versions_leave_with_it_and_come_back_with_it(cast, first, newer):
    old, new = await cast.files(first), await cast.files(newer)
    await says(cast, new)
    assert not await sees(cast.david, old)
    await settles(cast, cast.clerk, "a-elle")
    assert await sees(cast.david, old)
    assert await sees(cast.david, new)


async def test_the_same_version_again_is_one_paper_and_asks_nothing(cast):
    old = await cast.files(DLU)
    await says(cast, old)
    assert await cast.files(DLU) == old
    assert await cast.sql.fetchval("select count(*) from quarantine") == 0
