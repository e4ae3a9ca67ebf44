"""Paula says yes to David's invitation: his phone says that there is an answer, and nothing of whom."""

import pytest

from tests.entrusting.inviting import coming, confirms, invites, says, types
from tests.notifications.test_reminders import where_it_is

pytestmark = pytest.mark.anyio
RINGS, SAID = "invitation.push", "Vous avez une réponse"


async def answers(cast, word):
    """Where he follows his invitation."""
    link, code, there = await invites(cast.david)
    async with coming(cast) as paula:
        await types(paula, link, code)
        await says(paula, word)
    return there


async def test_her_yes_rings_once_and_leads_to_it(cast, phone, service, work):
    there = await answers(cast, "oui")
    assert await work.done(kind=RINGS) == ["done"]
    (said,) = [phone.opens(body) for _, _, body in service.got]
    assert said["words"] == SAID
    assert not [name for name in ("Paula", "Martin", "David") if name in str(said)]
    touched = await cast.david.client.get(f"/notification/{said['id']}", follow_redirects=False)
    assert touched.headers["location"] == there
    cast.marion.client.follow_redirects = False
    assert (await cast.marion.client.get(f"/notification/{said['id']}")).status_code == 404


async def test_a_no_and_a_code_that_was_typed_ring_nothing(cast, phone, work):
    await answers(cast, "non")
    assert await work.waiting(RINGS) == []


@pytest.mark.parametrize("then", ["confirmer", "annuler"])
async def test_what_he_answered_meanwhile_rings_no_more(cast, phone, service, work, then):
    there = await answers(cast, "oui")
    if then == "confirmer":
        await confirms(cast.david, there)
    else:
        await cast.david.sends(f"{there}/{then}")
    assert await work.done(kind=RINGS) == ["done"]
    assert service.got == []


async def test_by_night_it_waits_for_the_morning(cast, phone, service, work):
    await answers(cast, "oui")
    await cast.sql.execute("update invitation set zone = $1", await where_it_is(cast, 3))
    await cast.david.sends("/reglages/prevenir/choix", calme="21-8", offerts="moi.message,moi.paper")
    assert await work.done(kind=RINGS) == ["done"]
    (waits,) = await work.waiting(RINGS)
    assert 4 * 3600 < waits["wait"].total_seconds() <= 6 * 3600
    assert service.got == []
