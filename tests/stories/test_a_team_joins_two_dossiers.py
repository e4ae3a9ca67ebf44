"""The night team had opened a dossier of its own for David: Inès joins the two, and could take them apart."""

import pytest

from tests.documents.desks import plain
from tests.people.pairs import DESK, joins, known_twice, splits

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_a_team_finds_that_david_was_known_twice(cast):
    await known_twice(cast)
    ines, martin, awa = cast.clerk, cast.martin, cast.awa
    assert (await martin.opens(f"/papiers/{cast.theirs}")).status_code == 404

    # Inès compares: same name, same day, one given name less, no birthplace. His identity card tells her the rest.
    page = plain(await ines.opens(f"{DESK}/{cast.again}"))
    assert "Chercher un autre dossier" in page
    page = plain(await ines.opens(f"{DESK}/{cast.again}/reunir"))
    assert "Les traits se ressemblent : regardez bien" in page
    assert "Prénoms de naissance Différent Ce dossier David L’autre DAVID PAUL" in page
    assert "Lieu de naissance (code INSEE) Manque Ce dossier rien L’autre 97411" in page
    page = plain(await joins(cast, cast.again, cast.david.dossier))
    assert "Les deux dossiers sont réunis" in page
    assert "Réuni avec le dossier de DAVID MOREL" in page

    # Both teams read all of his papers, by day and by night. David sees no more: the other stays closed to him.
    for somebody in (martin, awa):
        for paper in (cast.his, cast.theirs):
            assert (await somebody.opens(f"/papiers/{paper}")).status_code == 200
    assert await cast.david.papers() == [str(cast.his)]
    assert "a réuni deux de vos dossiers" in plain(await cast.david.opens("/acces"))

    # It was a cousin after all: each team sees as before.
    assert "Les deux dossiers sont séparés" in plain(await splits(cast))
    assert (await martin.opens(f"/papiers/{cast.theirs}")).status_code == 404
    assert (await awa.opens(f"/papiers/{cast.his}")).status_code == 404
    assert (await awa.opens(f"/papiers/{cast.theirs}")).status_code == 200
