"""In which house and for whom: what the address and the form say, and nothing else."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.bringing.adding import adds, helps, plain
from tests.cast import DAVID

pytestmark = pytest.mark.anyio


@pytest.fixture
async def leo(cast):
    return await helps(cast, {"deposit": ("mdph",)})


async def test_in_the_house_that_was_named_and_not_in_the_other(cast, leo):
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    assert (await adds(leo, chez=str(other))).status_code == 422
    asked = plain(await cast.david.opens("/papiers/ajouter?dans=mdph"))
    assert "Dans quelle maison ?" in asked
    none = await adds(cast.david)
    assert (none.status_code, "Choisissez au moins une maison." in plain(none)) == (422, True)
    assert (await adds(cast.david, chez=str(other))).status_code == 200
    assert (await adds(cast.david, chez=str(cast.marion.dossier))).status_code == 422
    rows = await cast.sql.fetch("select dossier_id from brought_paper")
    assert [row[0] for row in rows] == [other]


@pytest.mark.attack("B22")
async def test_two_tabs_a_paper_goes_to_whom_its_address_says(cast, leo):
    await making.delegation(cast.sql, cast.marion.id, leo.id, cast.marion.dossier, {"deposit": ("mdph",)})
    key = str(uuid4())
    assert (await adds(leo, key=key)).status_code == 200
    leo.base = f"/pour/{cast.marion.id}"
    assert (await adds(leo, key=key)).status_code == 422
    rows = await cast.sql.fetch("select dossier_id from brought_paper")
    assert [row[0] for row in rows] == [cast.david.dossier]
