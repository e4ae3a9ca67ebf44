"""Who acts for David: his team sees it as far as each role goes; nobody else in the house does."""

import pytest

from backend.demo import making
from tests.cast import SHELVES

pytestmark = pytest.mark.anyio


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


async def who_acts(staff, somebody):
    return await staff.opens(f"{staff.base}/personnes/{somebody.dossier}/qui-agit")


async def test_the_nurse_sees_who_until_when_and_for_what(cast):
    assert "Qui agit pour cette personne ?" in plain(
        await cast.martin.opens(f"{cast.martin.base}/personnes/{cast.david.dossier}/papiers")
    )
    page = plain(await who_acts(cast.martin, cast.david))
    assert "Qui agit pour DAVID MOREL ?" in page
    for words in ("Paula Morel", "sœur", "Peut lire : Attestations, MDPH et aides.", "Jusqu’au"):
        assert words in page
    assert "<form" not in page.split("<main")[1]
    assert "a vu qui vous aide" in plain(await cast.david.opens("/acces"))
    noted = await cast.sql.fetch("select capacity, purpose, objects from audit_entry where act = 'delegations.listed'")
    assert [tuple(one) for one in noted] == [("staff", "care", [cast.paula.delegation])]


async def test_each_sees_only_what_her_own_role_reads(cast):
    zoe = await cast.stranger()
    await making.delegation(
        cast.sql, cast.david.id, zoe.id, cast.david.dossier, {"read": ("hopital",), "be_told": SHELVES}
    )
    nurse, office = [plain(await who_acts(who, cast.david)) for who in (cast.martin, cast.clerk)]
    assert "Zoé Inconnue" in nurse
    assert "Peut lire : Hôpital" in nurse
    assert "Zoé Inconnue" not in office
    assert "Hôpital" not in office.split("<main")[1]
    assert "Paula Morel" in office


@pytest.mark.parametrize("change", ["stopped_at = now()", "paused_at = now()", "ends_at = now()"])
async def test_what_is_over_or_rests_is_not_told(cast, change):
    await cast.sql.execute(f"update delegation set {change} where id = $1", cast.paula.delegation)
    page = plain(await who_acts(cast.martin, cast.david))
    assert "Aucun aidant à connaître" in page
    assert "Paula" not in page
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'delegations.listed'") == 0


async def test_a_colleague_of_another_team_or_house_gets_nothing(cast):
    await cast.sql.execute(
        "delete from dossier_team where dossier_id = $1 and team_id = $2", cast.david.dossier, cast.office
    )
    for somebody in (cast.clerk, cast.roux):
        assert (await who_acts(somebody, cast.david)).status_code == 404
    assert (
        await cast.paula.client.get(f"{cast.martin.base}/personnes/{cast.david.dossier}/qui-agit")
    ).status_code == 404


async def test_what_was_given_in_another_house_is_of_that_house(cast):
    """David is known at both; Paula helps him for Les Tilleuls alone."""
    await cast.sql.execute(
        "update dossier set person_id = $1, linked_at = now() where id = $2", cast.david.id, cast.laura.dossier
    )
    page = plain(await cast.roux.opens(f"{cast.roux.base}/personnes/{cast.laura.dossier}/qui-agit"))
    assert "Paula" not in page
