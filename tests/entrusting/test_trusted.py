"""Personne de confiance: she is told beside the aidants, and nothing opens to her by that."""

import pytest

from tests.documents.desks import with_duty
from tests.entrusting.giving import gives
from tests.people.lists.trusted import davids_list_says
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio
HIS = "Votre personne de confiance : Zoé INCONNUE"
AT_DESK = "Personne de confiance : Zoé INCONNUE. Elle soutient la personne. Ce rôle ne lui donne aucun accès ici."

# One look at that page is one entry.
LOOKED = "select act, objects from audit_entry where act in ('delegations.listed', 'around.read')"


@pytest.fixture
async def zoe(cast):
    """She has an account, and a list of the house names her."""
    zoe = await cast.stranger()
    await davids_list_says(cast)
    return zoe


def acting(cast):
    return f"{cast.martin.base}/personnes/{cast.david.dossier}/qui-agit"


async def test_he_reads_who_supports_him_and_that_it_shows_her_nothing(cast, zoe):
    page = plain(await cast.david.opens("/aidants"))
    assert HIS in page
    assert "ne lui montre rien ici" in page
    assert "0692" not in page
    assert "personne de confiance" not in plain(await cast.marion.opens("/aidants"))


async def test_nothing_opens_to_her_and_he_may_still_choose_her(cast, zoe):
    for path in ("", "/papiers", "/messages", "/rendez-vous"):
        assert (await zoe.client.get(f"/pour/{cast.david.id}{path}")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 0
    await gives(cast.david, zoe)
    assert (await zoe.client.get(f"/pour/{cast.david.id}")).status_code == 200


async def test_his_team_reads_it_where_it_reads_who_acts_and_he_sees_that_it_looked(cast, zoe):
    assert AT_DESK in plain(await cast.martin.opens(acting(cast)))
    assert "a vu qui vous aide" in plain(await cast.david.opens("/acces"))
    [(act, objects)] = await cast.sql.fetch(LOOKED)
    assert (act, set(objects)) == ("delegations.listed", {cast.paula.delegation, cast.david.dossier})


async def test_where_nobody_acts_it_is_told_too(cast, zoe):
    await cast.sql.execute("update delegation set stopped_at = now()")
    assert AT_DESK in plain(await cast.martin.opens(acting(cast)))
    assert "a vu qui vous aide" in plain(await cast.david.opens("/acces"))


async def test_nobody_else_reads_it(cast, zoe):
    for who in (cast.roux, await with_duty(cast, cast.pins), cast.paula, cast.marion):
        assert (await who.client.get(acting(cast))).status_code == 404
    for who in (cast.paula, cast.marion, zoe):
        assert "INCONNUE" not in (await who.client.get("/aidants")).text


@pytest.mark.parametrize("change", ["ends_on = current_date - 2", "starts_on = current_date + 2", "role = 'ECON'"])
async def test_who_is_no_longer_or_not_yet_or_another_contact_is_not_told(cast, zoe, change):
    await cast.sql.execute(f"update told_around set {change}")
    assert "personne de confiance" not in plain(await cast.david.opens("/aidants")).casefold()
    assert "Personne de confiance" not in plain(await cast.martin.opens(acting(cast)))
    [(_, objects)] = await cast.sql.fetch(LOOKED)
    assert objects == [cast.paula.delegation], "her aidant alone"
