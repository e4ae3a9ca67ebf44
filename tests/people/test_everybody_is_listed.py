"""However many people a team supports, each of them is found: twenty a page, as a register has them."""

import re

import pytest
from msgspec.structs import replace

from backend.demo import making
from tests.cast import DAVID

pytestmark = pytest.mark.anyio
NAMES = re.compile(r'<td data-l="[^"]*"><b>([^<]+)</b>')
NEXT = re.compile(r'href="(/equipe/[^"]+\?apres=[^"]+)"')


@pytest.fixture
async def many(cast):
    """Forty-five persons more, whose names differ by an accent, a case or nothing at all."""
    for number in range(45):
        made = await making.dossier(cast.sql, cast.ring, cast.tilleuls, replace(DAVID, matricule=f"{number:015}"))
        await cast.sql.execute("update dossier set used_name = $2, used_given_name = $3 where id = $1", made,
                               ("Élie", "elie", "Zoé")[number % 3], f"Prénom {number // 6:02}")  # fmt: skip
        await making.supports(cast.sql, cast.tilleuls, cast.care, made)


async def test_nobody_is_left_out_and_nobody_is_there_twice(cast, many):
    path, names, pages = "/personnes", [], 0
    while path:
        page = (await cast.martin.opens(path)).text
        names, pages = names + NAMES.findall(page), pages + 1
        following = NEXT.search(page)
        path = following and following[1]
    assert (pages, len(names)) == (3, 47)
    families = [name.rpartition(" ")[2] for name in names]
    assert families == sorted(families, key=lambda name: name.lower().replace("é", "e"))


async def test_after_somebody_out_of_sight_it_begins_again(cast):
    first = NAMES.findall((await cast.martin.opens("/personnes")).text)
    assert NAMES.findall((await cast.martin.opens(f"/personnes?apres={cast.laura.dossier}")).text) == first
