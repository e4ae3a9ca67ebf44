"""A house closes, or the register gives it another number: nobody loses her papers."""

import pytest

from tests.cast import DLU
from tests.cli.test_houses import types

pytestmark = pytest.mark.anyio
__all__ = ["types"]


@pytest.mark.attack("O11")
async def test_a_house_closes_and_its_people_keep_their_papers(cast, types):
    paper = await cast.files(DLU)
    assert "990000001  Foyer Les Tilleuls" in await types("show")
    await types("close", "990000001", works=False, said="n\n")
    assert (await cast.martin.opens("/personnes")).status_code == 200
    assert "Foyer Les Tilleuls is closed." in await types("close", "990000001", said="y\n")
    assert (await cast.martin.opens("/personnes")).status_code == 404
    assert (await cast.dui.pushes(DLU)).status_code in (401, 403, 404)
    assert await cast.david.papers() == [str(paper)]
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 200
    assert (await cast.roux.opens("/personnes")).status_code == 200
    assert "closed on" in await types("show", "990000001")
    assert "No open house" in await types("close", "990000001", "--yes", works=False)


@pytest.mark.attack("O11")
async def test_a_house_with_another_number_is_the_same_house(cast, types):
    paper = await cast.files(DLU)
    assert "is now 990000009." in await types("renumber", "990000001", "990000009")
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    assert await cast.david.papers() == [str(paper)]
    assert "Another house has the new number" in await types("renumber", "990000009", "990000002", works=False)
    assert "This is no number" in await types("renumber", "990000009", "12", works=False)


@pytest.mark.attack("I10")
async def test_how_many_dossiers_are_usual_is_said_for_one_house(cast, types):
    assert "100 dossiers an hour are usual; beyond 300" in await types("openings", "990000001", "100")
    usual = "select finess, dossiers_an_hour from establishment order by finess"
    assert dict(await cast.sql.fetch(usual)) == {"990000001": 100, "990000002": 60}
    assert "No open house" in await types("openings", "990000077", "100", works=False)
    assert "is not in the range" in await types("openings", "990000001", "0", works=False)
