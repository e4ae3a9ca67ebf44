"""What is shown to Julien before he is eighteen: never less than his messages, easy texts and asking for the secret."""

from uuid import uuid4

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import ago, place, plain
from tests.protection.julien import agrees, eighteen_in, sees

pytestmark = pytest.mark.anyio
ASKS = "/messages/ecrire/seulement?mots=1"


@pytest.fixture
async def papers(cast, julien):
    return {one: await paper(cast, cast.pins, julien.dossier, one) for one in ("soins", "mdph", "choix")}


async def test_before_anything_is_agreed_he_sees_all(cast, desks, julien, papers):
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]


async def test_what_waits_is_nowhere_and_the_rest_is_there(cast, desks, julien, papers):
    assert "C’est enregistré" in plain(await agrees(desks[0], julien, "soins", "choix"))
    assert await sees(julien, papers) == ["mdph"]
    assert await julien.papers() == [str(papers["mdph"])]
    for path in ("/messages", "/messages/ecrire", "/mots", ASKS):
        assert (await julien.opens(path)).status_code == 200, path
    easy = plain(await julien.opens(f"/papiers/{papers['mdph']}"))
    assert "C’est quoi" in easy, "an easy text stands on each paper that he sees"
    sent = await julien.sends("/messages/ecrire", quoi="see", mots="Je voudrais vous voir.")
    assert sent.status_code == 200
    assert "a changé les papiers qui vous sont montrés" in plain(await julien.opens("/acces"))


async def test_who_looked_at_what_waits_is_not_told_to_him(cast, desks, julien, papers):
    """An entry about it would say that there is something."""
    await agrees(desks[0], julien, "soins")
    url = f"{cast.roux.base}/papiers"
    before = plain(await julien.opens("/acces"))
    assert (await cast.roux.client.get(f"{url}/{papers['soins']}")).status_code == 200
    assert plain(await julien.opens("/acces")) == before
    assert (await julien.sends(f"/papiers/{papers['soins']}/pas-a-moi")).status_code == 404
    assert (await cast.roux.client.get(f"{url}/{papers['choix']}")).status_code == 200
    assert plain(await julien.opens("/acces")).count("Monsieur Roux") > before.count("Monsieur Roux")


@pytest.mark.attack("C07")
async def test_at_eighteen_all_is_his(cast, desks, julien, papers):
    await agrees(desks[0], julien, "soins", "choix")
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, eighteen_in(0))
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]
    assert (await desks[0].opens(f"{place(julien)}/enfant")).status_code == 404
    assert (await agrees(desks[0], julien, "soins")).status_code in (404, 422)
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]


@pytest.mark.parametrize("who", ["roux", "clerk", "laura", "martin"])
async def test_nobody_else_decides_it(cast, desks, julien, papers, who):
    somebody, url = getattr(cast, who), f"{desks[0].base}{place(julien)}/enfant"
    assert (await somebody.client.get(url)).status_code == 404
    typed = {"key": str(uuid4()), "maturite": "helped", "jour": ago(), "accord": "on"}
    assert (await somebody.client.post(url, data=typed)).status_code == 404
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]


async def test_without_the_agreement_nothing_is_kept_from_him(cast, desks, julien, papers):
    page = await agrees(desks[0], julien, "soins", accord="")
    assert (page.status_code, "tout lui est montré" in plain(page)) == (422, True)
    assert await sees(julien, papers) == ["soins", "mdph", "choix"]


async def test_there_is_nothing_of_the_kind_for_an_adult(cast, desks, julien):
    assert (await desks[0].opens(f"{place(cast.laura)}/enfant")).status_code == 404
