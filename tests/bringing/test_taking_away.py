"""He takes away what he added, and nothing else; who has read it already is said first."""

import msgspec
import pytest

from backend.db.compiled import Statement
from tests.bringing.adding import adds, helps, in_the_store, plain, read, sent
from tests.cast import ATTESTATION
from tests.documents.reading import Reader

pytestmark = pytest.mark.anyio


class Name(msgspec.Struct):
    name: str


@pytest.fixture
async def paper(cast):
    made = sent(await adds(cast.david))
    await read(cast)
    return made


async def test_nobody_has_read_it_and_it_is_gone(cast, paper):
    assert f"/papiers/{paper}/retirer" in (await cast.david.opens(f"/papiers/{paper}")).text
    assert "Personne d’autre n’a ouvert ce papier ici." in plain(await cast.david.opens(f"/papiers/{paper}/retirer"))
    assert (await cast.david.sends(f"/papiers/{paper}/retirer")).status_code == 200
    assert await in_the_store(cast) == {}
    for path in ("", "/original", "/pages/1", "/retirer"):
        assert (await cast.david.opens(f"/papiers/{paper}{path}")).status_code == 404
    assert (await cast.martin.opens(f"{cast.martin.base}/papiers/{paper}")).status_code == 404
    assert await cast.david.papers() == []
    assert str(paper) not in (await cast.david.sends("/papiers/chercher", cherche="lettre")).text
    trail = plain(await cast.david.opens("/acces"))
    assert "avez retiré <b>un papier</b>" in trail
    assert f"/papiers/{paper}" not in trail


async def test_who_has_read_it_already_is_said_honestly(cast, paper):
    await cast.martin.opens(f"{cast.martin.base}/papiers/{paper}")
    await cast.paula.opens(f"/papiers/{paper}")
    asked = plain(await cast.david.opens(f"/papiers/{paper}/retirer"))
    for words in ("Déjà ouvert par", "Madame Martin", "Paula Morel", "Retirer le papier ne change pas cela."):
        assert words in asked


async def test_twice_is_once_and_his_key_serves_for_nothing_else(cast, paper):
    key = "11111111-1111-4111-8111-111111111111"
    for _ in range(2):
        assert (await cast.david.sends(f"/papiers/{paper}/retirer", key=key)).status_code == 200
    other = sent(await adds(cast.david))
    await read(cast)
    again = await cast.david.sends(f"/papiers/{other}/retirer", key=key)
    assert again.status_code == 422
    assert await cast.david.papers() == [str(other)]


async def test_what_a_house_or_an_aidant_brought_is_not_his_to_take_away(cast):
    house = await cast.files(ATTESTATION)
    brother = await helps(cast, {"deposit": ("mdph",)})
    theirs = sent(await adds(brother))
    await read(cast)
    for one in (house, theirs):
        assert "/retirer" not in (await cast.david.opens(f"/papiers/{one}")).text
        assert (await cast.david.opens(f"/papiers/{one}/retirer")).status_code == 404
        assert (await cast.david.sends(f"/papiers/{one}/retirer")).status_code == 404
    assert len(await cast.david.papers()) == 2


async def test_nobody_takes_away_the_paper_of_another(cast, paper):
    for who in (cast.marion, cast.laura, cast.paula, cast.martin):
        assert (await who.client.post(f"/papiers/{paper}/retirer", data={"key": str(paper)})).status_code == 404
        assert (await who.client.get(f"/papiers/{paper}/retirer")).status_code == 404
    assert await cast.david.papers() == [str(paper)]


async def test_its_receipt_goes_with_it_and_he_is_told(cast, paper):
    assert (await cast.david.opens(f"/papiers/ajouts/{paper}")).status_code == 200
    page = await cast.david.sends(f"/papiers/{paper}/retirer")
    assert (page.url.path, "Le papier est retiré" in plain(page)) == ("/papiers", True)
    assert (await cast.david.opens(f"/papiers/ajouts/{paper}")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from brought_paper") == 0


async def test_who_read_it_is_told_of_his_own_papers_that_he_may_still_read(cast, paper):
    await cast.martin.opens(f"{cast.martin.base}/papiers/{paper}")
    david = Reader(cast, cast.david)
    told = Statement("select name from who_read_mine(:paper)", Name)
    assert [one.name for one in await david.rows(told, paper=paper)] == ["Madame Martin"]
    await cast.sql.execute("update document set brought_as = 'BRO' where id = $1", paper)
    assert await david.rows(told, paper=paper) == []
