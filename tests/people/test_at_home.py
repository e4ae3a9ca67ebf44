"""« La vie au foyer » is said as people say it where they live: à l’EHPAD, à l’IME, à la maison."""

import pytest

from backend.people.houses.categories import categories
from backend.web.catalogues import texts
from tests.architecture.authz.papers import paper
from tests.entrusting.giving import gives

pytestmark = pytest.mark.anyio
FAMILY = "family.vie-au-foyer"


@pytest.fixture
async def kept(cast):
    """A paper of that shelf, in a house of this code."""
    zoe = await cast.stranger()
    await gives(cast.david, zoe)
    await paper(cast, cast.tilleuls, cast.david.dossier, "vie-au-foyer")
    zoe.base = f"/pour/{cast.david.id}"
    return zoe


@pytest.mark.parametrize(
    ("code", "words"),
    [("500", "La vie à l’EHPAD"), ("354", "La vie à la maison"), (None, "La vie au foyer"), ("000", "La vie au foyer")],
)
async def test_each_house_has_its_word(cast, kept, code, words):
    await cast.sql.execute("update establishment set category_code = $1 where id = $2", code, cast.tilleuls.id)
    listed = f"/equipe/{cast.tilleuls.id}/personnes/{cast.david.dossier}/papiers"
    for somebody, page in ((cast.david, "/papiers/familles"), (kept, "/papiers"), (cast.martin, listed)):
        shown = (await somebody.opens(page)).text
        assert words in shown, page
        assert shown.count("La vie ") == shown.count(words)


def test_every_category_is_said_in_french_alone():
    for one in categories().values():
        for falc in (False, True):
            assert texts("fr", falc, one.word).t(FAMILY) == f"La vie {one.word}"
        assert texts("en", False, one.word).t(FAMILY) == texts("en", False).t(FAMILY)
    assert f"vie {categories()['500'].word}" in texts("fr", True, categories()["500"].word).t("preset.everyday")
    assert texts("fr", False).t(FAMILY) == "La vie au foyer"
