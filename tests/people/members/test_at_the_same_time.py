"""Of two who go at the same moment, one stays who decides: the second waits for the first, then is told."""

import asyncio

import pytest

from tests.people.members.deciding import decides, plain, role_of
from tests.people.members.test_members import today
from tests.people.members.test_roles import waiting
from tests.waiting import blocked

pytestmark = [pytest.mark.anyio, pytest.mark.attack("L17")]
TAKEN = "select pg_advisory_xact_lock(hashtextextended('members ' || $1::text, 0))"
STILL = """select count(*) from membership m join role_duty d on d.role_id = m.role_id and d.duty = 'members'
            where m.establishment_id = $1 and m.stopped_at is null and m.ends_at = 'infinity'"""


async def together(cast, *acts):
    """Both have begun and wait at the same door before either has looked who stays."""
    before = await cast.database.connect()
    try:
        async with asyncio.TaskGroup() as both, before.transaction():
            await before.execute(TAKEN, str(cast.tilleuls.id))
            running = [both.create_task(act) for act in acts]
            await blocked(cast.database, len(acts))
    finally:
        await before.close()
    return [one.result() for one in running]


def goes(who, **form):
    return who.sends(f"/membres/{who.membership}/fin", **form or {"maintenant": "on"})


async def one_stays(cast, answers):
    """One act was done, and whoever went has no page of hers any more; the other was refused in words."""
    (refused,) = [page for page in answers if page.status_code == 422]
    words = plain(refused)
    assert "la dernière personne qui décide" in words or "Plus personne ne déciderait" in words
    assert {page.status_code for page in answers} <= {200, 404, 422}
    assert await cast.sql.fetchval(STILL, cast.tilleuls.id) >= 1


async def test_two_who_leave_at_once_do_not_both_leave(cast, riviere, lebon):
    await one_stays(cast, await together(cast, goes(riviere), goes(lebon)))


async def test_nor_one_who_leaves_and_one_who_says_her_last_day(cast, riviere, lebon):
    await one_stays(cast, await together(cast, goes(riviere), goes(lebon, fin=today(5))))


async def test_nor_one_who_leaves_while_the_duty_of_the_others_is_taken(cast, riviere, lebon):
    """The change of their role was proposed while he decided too; it is confirmed at the moment when he goes."""
    sow = await decides(cast, "Ali", "Sow", "Monsieur Sow", code="chef")
    role = await role_of(cast, "directeur")
    await riviere.sends(f"/roles/{role}/proposer", **{"fait-requests": "on"})
    confirms = lebon.sends(f"/roles/{role}/changements/{await waiting(cast)}/confirmer")
    await one_stays(cast, await together(cast, confirms, goes(sow)))
