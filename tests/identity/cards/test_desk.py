"""The desk of cards: who may, what is asked, what staff never see, and what is refused."""

import pytest

from backend.identity.cards.rules import FEW
from tests.documents.desks import with_duty
from tests.identity.cards.desk import (
    begins,
    browser,
    chooses,
    desk_of,
    gives,
    is_in,
    presses,
    prints,
    types,
)

pytestmark = pytest.mark.anyio
KEPT = "select seen, given_by, establishment_id, usable_from - given_at from code_card where revoked_at is null"
HOUR_AGO = "update code_card set given_at = now() - interval '31 minutes'"


async def test_what_was_seen_is_noted_and_nothing_of_it(cast):
    await gives(cast.clerk, cast.marion, "passeport")
    seen, by, house, wait = await cast.sql.fetchrow(KEPT)
    assert (seen, by, house) == ("passeport", cast.clerk.id, cast.tilleuls.id)
    assert wait.total_seconds() == 24 * 3600
    page = (await cast.clerk.client.get(desk_of(cast.clerk, cast.marion))).text
    assert "passeport" in page
    assert "Il reste" not in page, "how often she comes in is hers to know"


async def test_without_a_document_the_card_alone_opens_nothing(cast):
    card = await gives(cast.clerk, cast.marion, "aucune")
    async with browser(cast) as hers:
        assert (await types(hers, card)).status_code == 303
        refused = await hers.get("/papiers")
        assert refused.headers["location"].startswith("/entrer/encore")


async def test_nobody_else_has_this_desk(cast):
    """Madame Martin cares for Marion and has not the duty; Madame Leroy has it, elsewhere or for nobody."""
    leroy, stranger = await with_duty(cast, cast.tilleuls), await with_duty(cast, cast.pins)
    path = f"{cast.clerk.base}/personnes/{cast.marion.dossier}/carte"
    for who in (cast.martin, leroy, stranger, cast.marion, cast.paula):
        assert (await who.client.get(path)).status_code == 404
        for verb in ("", "/reprendre", "/laisser-essayer"):
            assert (await presses(who, f"{path}{verb}", piece="cni")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from code_card") == 0


async def test_a_dossier_that_nobody_confirmed_has_no_card(cast):
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.marion.dossier)
    assert (await cast.clerk.client.get(desk_of(cast.clerk, cast.marion))).status_code == 404


async def test_a_card_of_somebody_else_is_not_chosen_nor_printed(cast):
    place = await begins(cast.clerk, cast.marion)
    davids = place.replace(str(cast.marion.dossier), str(cast.david.dossier))
    assert (await cast.clerk.client.get(davids)).status_code == 404
    assert (await chooses(cast.clerk, davids)).status_code == 404
    assert (await prints(cast.clerk, place)).status_code == 404, "nobody has chosen yet"


@pytest.mark.parametrize("step", [chooses, prints])
async def test_the_desk_forgets_a_card_that_was_left_half_made(cast, step):
    place = await begins(cast.clerk, cast.marion)
    if step is prints:
        await chooses(cast.clerk, place)
    await cast.sql.execute(HOUR_AGO)
    assert (await step(cast.clerk, place)).status_code == 404


async def test_sent_twice_one_card_is_given(cast):
    key = "c0ffee00-0000-4000-8000-000000000001"
    path = desk_of(cast.clerk, cast.marion)
    first, second = [await presses(cast.clerk, path, piece="cni", key=key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert await cast.sql.fetchval("select count(*) from code_card") == 1
    other = await presses(cast.clerk, path, piece="passeport", key=key)
    assert (other.status_code, "Cette page a déjà servi" in other.text) == (422, True)


@pytest.mark.attack("E16")
async def test_all_is_cut_only_when_a_document_was_seen(cast):
    path = desk_of(cast.clerk, cast.marion)
    refused = await presses(cast.clerk, path, piece="aucune", tout="on")
    assert (refused.status_code, "il faut voir une pièce" in refused.text) == (422, True)
    assert (await cast.marion.opens("/papiers")).status_code == 200
    card = await gives(cast.clerk, cast.marion, "cni", tout="on")
    assert "/entrer" in str((await cast.marion.opens("/papiers")).url), "whatever could act in her name is cut"
    async with browser(cast) as hers:
        await types(hers, card)
        assert await is_in(hers)


async def test_the_desk_learns_that_few_codes_are_left_and_not_how_many(cast):
    await gives(cast.clerk, cast.marion)
    desk = desk_of(cast.clerk, cast.marion)
    assert "Il faut bientôt une nouvelle carte" not in (await cast.clerk.client.get(desk)).text
    await cast.sql.execute(
        "delete from card_code where code_hash not in (select code_hash from card_code limit $1)", FEW
    )
    assert "Il faut bientôt une nouvelle carte" in (await cast.clerk.client.get(desk)).text
