"""What waits for Julien was agreed by each who holds authority over him, by name; one « non » changes nothing."""

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import place, plain, stops
from tests.protection.julien import agrees, sees

pytestmark = pytest.mark.anyio


@pytest.fixture
async def papers(cast, julien):
    return {one: await paper(cast, cast.pins, julien.dossier, one) for one in ("soins", "mdph", "choix")}


async def test_each_who_holds_authority_is_named_and_one_no_keeps_all_as_it_is(cast, desks, home, papers):
    julien, _, _, (hers, his) = home
    desk = desks[0]
    asked = plain(await desk.opens(f"{place(julien)}/enfant"))
    assert ("Valérie Grondin (Parent" in asked, "Marc Técher (Parent" in asked) == (True, True)
    for missing in (hers, his):
        page = await agrees(desk, julien, "soins", **{f"accord-{missing}": ""})
        assert (page.status_code, "Il manque l’accord" in plain(page)) == (422, True)
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]
    said = plain(await agrees(desk, julien, "soins"))
    assert "Ont dit oui : Valérie Grondin, Marc Técher" in said
    for one in (hers, his):
        assert "a dit oui, le" in plain(await julien.opens(f"/aidants/mesures/{one}"))
    assert await sees(julien, papers) == ["mdph", "choix"]


async def test_where_nobody_holds_authority_nothing_waits(cast, desks, home, papers):
    julien, _, _, held = home
    for one in held:
        await stops(desks[0], julien, one)
    page = await agrees(desks[0], julien, "soins", **{f"accord-{one}": "on" for one in held})
    assert (page.status_code, "Notez d’abord qui a l’autorité parentale" in plain(page)) == (422, True)
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]
    assert "C’est enregistré" in plain(await agrees(desks[0], julien)), "that all is shown needs nobody"
