"""David says yes once more: why he gave it comes along, sealed anew, and nobody else is asked who they are."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.cast import DAVID
from tests.entrusting.giving import delegation_of, gives
from tests.entrusting.test_renewing import DAY, lasts, says_yes

pytestmark = pytest.mark.anyio
WHY = "Pour ma rente"
SEALED = "select dossier_id, motive, key_id from delegation_right where delegation_id = $1"


@pytest.fixture
async def zoe(cast):
    return await cast.stranger()


async def again(cast, zoe):
    await lasts(cast, zoe, 80 * DAY, 20 * DAY)
    page = await says_yes(cast.david, zoe)
    zoe.given = delegation_of(page)
    return page


async def test_why_he_gave_it_comes_along_time_after_time(cast, zoe):
    zoe.given = delegation_of(await gives(cast.david, zoe, motif=WHY))
    for _ in range(2):
        before = {row["motive"] for row in await cast.sql.fetch(SEALED, zoe.given)}
        assert WHY in (await again(cast, zoe)).text
        rows = await cast.sql.fetch(SEALED, zoe.given)
        assert all(row["motive"] and row["key_id"] and row["motive"] not in before for row in rows)


async def test_in_each_of_his_houses_and_not_in_one_that_he_left(cast, zoe):
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    both = {f"chez-{one}": "on" for one in (cast.david.dossier, other)}
    zoe.given = delegation_of(await gives(cast.david, zoe, motif=WHY, **both))
    await again(cast, zoe)
    assert {row["dossier_id"] for row in await cast.sql.fetch(SEALED, zoe.given)} == {cast.david.dossier, other}
    await cast.sql.execute("update dossier set linked_at = null where id = $1", other)
    assert WHY in (await again(cast, zoe)).text
    rows = await cast.sql.fetch(SEALED, zoe.given)
    assert {(row["dossier_id"], row["motive"] is not None) for row in rows} == {(cast.david.dossier, True)}


async def test_without_any_it_is_renewed_as_well(cast, zoe):
    zoe.given = delegation_of(await gives(cast.david, zoe))
    assert "Vous avez dit encore oui" in (await again(cast, zoe)).text
    assert {row["motive"] for row in await cast.sql.fetch(SEALED, zoe.given)} == {None}


async def test_whoever_it_is_not_for_is_asked_no_proof_and_nothing_is_kept_of_it(cast, zoe):
    zoe.given = delegation_of(await gives(cast.david, zoe))
    await cast.sql.execute("update sign_in set began_at = now() - interval '3 days'")
    form = {"key": str(uuid4()), "jusqua": "2026-12-31"}
    for somebody in (cast.marion, zoe):
        answer = await somebody.client.request(
            "POST", f"/aidants/{zoe.given}/renouveler", data=form, follow_redirects=False
        )
        assert answer.status_code == 404
    assert await cast.sql.fetchval("select count(*) from step_up where act = 'renew'") == 0
