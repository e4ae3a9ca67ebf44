"""A judge forbids Zoé a contact with Laura. She closes her account, comes back by the same identity: to Laura nothing
opens, elsewhere she is somebody new, and nothing that she sees tells that there is a judge."""

from uuid import uuid4

import pytest

from backend.demo.making import insert
from tests.enrolment.desk import ISSUER
from tests.entrusting.giving import delegation_of, form, gives, says_her_code
from tests.entrusting.inviting import accepts, confirms, invites
from tests.entrusting.test_closing import CLOSE, LEFT, closes
from tests.people.members.deciding import plain
from tests.protection.entering import enters, in_force, newest, stops
from tests.protection.test_ban import forbids

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C08")]
KEPT = "select count(*) from closed_identity where person_id = $1"
ALIVE = "select count(*) from delegation where usager_id = $1 and stopped_at is null"


@pytest.fixture
async def zoe(cast):
    """Laura chose her; FranceConnect knows her."""
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.laura, zoe))
    await insert(cast.sql, "identity", id=uuid4(), person_id=zoe.id, issuer=ISSUER, subject="zoe")
    return zoe


@pytest.fixture
async def banned(cast, desks, zoe):
    assert (await forbids(desks[0], cast.laura, aidant=str(zoe.id))).status_code == 200
    return zoe


async def back(cast, zoe):
    """She was invited by somebody else, who says that it is she: somebody new, by the identity of before."""
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code, "zoe")
    assert (await confirms(cast.david, there)).status_code == 200
    new = await cast.sql.fetchval("select person_id from identity where subject = 'zoe'")
    assert new != zoe.id
    return await cast.signed_in(person=new, name="Zoé")


async def test_neither_a_code_nor_an_invitation_lets_her_in_again(cast, banned):
    assert (await closes(banned)).status_code == 303
    new = await back(cast, banned)
    assert (await new.client.get(f"/pour/{cast.david.id}")).status_code == 200, "to others she is somebody new"
    refused = await cast.laura.sends("/aidants/donner", **form(await says_her_code(new)))
    assert refused.status_code == 422
    link, code, there = await invites(cast.laura)
    await accepts(cast, link, code, "zoe")
    await confirms(cast.laura, there)
    assert await cast.sql.fetchval(ALIVE, cast.laura.id) == 0
    assert (await new.client.get(f"/pour/{cast.laura.id}")).status_code == 404


async def test_an_invitation_alone_does_not_either_and_makes_nobody(cast, banned):
    await closes(banned)
    link, code, there = await invites(cast.laura)
    await accepts(cast, link, code, "zoe")
    for answer in (await cast.laura.opens(there), await confirms(cast.laura, there)):
        assert "Zoé" not in answer.text
    assert await cast.sql.fetchval("select count(*) from identity where subject = 'zoe'") == 0
    assert await cast.sql.fetchval(ALIVE, cast.laura.id) == 0


async def test_who_closes_twice_is_still_known(cast, banned):
    await closes(banned)
    again = await back(cast, banned)
    await closes(again)
    third = await back(cast, again)
    assert (await cast.laura.sends("/aidants/donner", **form(await says_her_code(third)))).status_code == 422


async def test_she_is_told_nothing_of_it_by_closing(cast, banned):
    other = await cast.stranger()
    pages = [plain(await who.client.get(CLOSE)) for who in (banned, other)]
    assert pages[0] == pages[1]
    answers = [await closes(who) for who in (banned, other)]
    assert len({(one.status_code, one.headers["location"]) for one in answers}) == 1
    assert await cast.sql.fetchval(LEFT, banned.id) == 0


async def test_once_it_is_lifted_she_is_forgotten_and_may_be_chosen(cast, desks, banned):
    await closes(banned)
    assert await cast.sql.fetchval(KEPT, banned.id) == 1
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval(KEPT, banned.id) == 1
    await stops(desks[1], cast.laura, await newest(cast, cast.laura))
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval(KEPT, banned.id) == 0
    await gives(cast.laura, await back(cast, banned))
    assert await cast.sql.fetchval(ALIVE, cast.laura.id) == 1


async def test_of_whom_no_judge_speaks_nothing_is_kept(cast, zoe):
    await closes(zoe)
    assert await cast.sql.fetchval(KEPT, zoe.id) == 0


async def test_a_measure_that_is_over_or_that_nobody_checked_keeps_no_account(cast, desks, nadia):
    over = await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    assert (await nadia.client.post(CLOSE, data={"key": str(uuid4())})).status_code == 404
    await cast.sql.execute("update measure set ends_on = current_date - 2 where id = $1", over)
    await cast.sql.fetchval("select settle_due()")
    await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    assert (await closes(nadia)).status_code == 303
