"""Julien is fifteen; his parents live apart and both hold authority. He does not want his mother to know of a paper."""

from html import unescape

import pytest

from tests.architecture.authz.papers import paper
from tests.documents.test_oppositions import JULIEN, opposes
from tests.protection.entering import helper, in_force, two_who_enrol

pytestmark = [pytest.mark.anyio, pytest.mark.story, pytest.mark.attack("C06")]
HERS = ("", "/papiers", "/papiers/ajouter", "/messages", "/rendez-vous")


@pytest.fixture
async def home(cast):
    """Julien, his mother and his father, each by a measure that two professionals entered and checked."""
    julien = await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)
    desks = await two_who_enrol(cast, cast.tilleuls)
    parents = [await helper(cast, given, family) for given, family in (("Nadège", "Grondin"), ("Yannick", "Técher"))]
    for one in parents:
        one.base = f"/pour/{julien.id}"
        await in_force(cast, desks, julien, "parent/", one, fin="", preuve="record")
    return julien, *parents


async def pages_of(parent):
    """What she is answered, without what changes each time."""
    return [await parent.client.get(f"{parent.base}{place}") for place in HERS]


def told(pages, *words):
    return [word for word in words for page in pages if word in unescape(page.text)]


async def test_julien_keeps_a_paper_from_his_mother_and_not_from_his_father(cast, home):
    julien, mother, father = home
    before = [(page.status_code, len(page.text)) for page in await pages_of(mother)]
    kept = await paper(cast, cast.tilleuls, julien.dossier)
    assert [(await one.opens(f"/papiers/{kept}")).status_code for one in (mother, father)] == [200, 200]
    assert (await opposes(cast, julien, papier=str(kept), qui=str(mother.id))).status_code == 200
    hers, his = await pages_of(mother), await pages_of(father)
    assert [(page.status_code, len(page.text)) for page in hers] == before, "as if the paper had never come"
    assert (told(hers, str(kept)), told(his, str(kept))) == ([], [str(kept)])
    for path in ("", "/original", "/pages/1"):
        assert (await mother.opens(f"/papiers/{kept}{path}")).status_code == 404
    assert [(await one.opens(f"/papiers/{kept}")).status_code for one in (julien, father)] == [200, 200]


async def test_julien_keeps_it_from_both(cast, home):
    julien, *parents = home
    kept = await paper(cast, cast.tilleuls, julien.dossier)
    assert (await opposes(cast, julien, papier=str(kept))).status_code == 200
    for parent in parents:
        assert told(await pages_of(parent), str(kept)) == []
        assert (await parent.opens(f"/papiers/{kept}")).status_code == 404
    assert (await julien.opens(f"/papiers/{kept}")).status_code == 200
