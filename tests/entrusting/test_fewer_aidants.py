"""One aidant a person, when a setting says so: it holds on each way in, and takes nobody away who was there before."""

import pytest
from msgspec.structs import replace

from tests.entrusting.changing import says_yes
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops
from tests.entrusting.inviting import accepts, invites, plain
from tests.mandates.desk import confirms, entered, second_desk

pytestmark = pytest.mark.anyio
ENOUGH = "Vous avez déjà le plus grand nombre d’aidants"
ALIVE = "select count(*) from delegation where usager_id = $1 and stopped_at is null and ends_at > now()"


@pytest.fixture
def settings(settings):
    return replace(settings, aidants_per_person=1)


@pytest.fixture
async def given(cast):
    """The one whom Marion has."""
    cast.zoe = await cast.stranger()
    return delegation_of(await gives(cast.marion, cast.zoe))


async def alive(cast):
    return await cast.sql.fetchval(ALIVE, cast.marion.id)


async def test_a_second_one_is_refused_until_the_first_is_stopped(cast, given):
    other = await cast.stranger()
    for step in ("apercu", "donner"):
        page = await cast.marion.sends(f"/aidants/{step}", **form(await says_her_code(other)))
        assert (page.status_code, ENOUGH in page.text) == (422, True)
    assert await alive(cast) == 1
    await stops(cast.marion, given)
    await gives(cast.marion, other)
    assert await alive(cast) == 1


async def test_nor_by_an_invitation(cast, given):
    link, code, there = await invites(cast.marion)
    await accepts(cast, link, code)
    assert f'action="{there}/confirmer"' not in (await cast.marion.opens(there)).text
    refused = await cast.marion.sends(f"{there}/confirmer")
    assert (refused.status_code, ENOUGH in plain(refused.text)) == (422, True)
    assert await alive(cast) == 1


async def test_nor_at_the_desk(cast, given):
    there = await entered(cast, cast.clerk, cast.marion.dossier, await cast.stranger())
    assert (await confirms(await second_desk(cast), there)).status_code == 422
    assert await alive(cast) == 1


async def test_the_one_whom_she_has_is_changed_as_before(cast, given):
    assert "C’est changé" in (await says_yes(cast.marion, given, "elargir", ("read", "hopital"))).text
    assert await alive(cast) == 1


async def test_another_person_has_her_own_number(cast, given):
    """Zoé helps Marion: Laura may choose her too."""
    await gives(cast.laura, cast.zoe)
    assert await cast.sql.fetchval(ALIVE, cast.laura.id) == 1
