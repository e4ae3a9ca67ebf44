"""« Ce n’est pas mon papier »: out of sight at once, for one desk alone; only the house brings it back."""

import asyncio
from uuid import uuid4

import pytest

from tests.architecture.authz.papers import paper as filed
from tests.cast import DLU
from tests.documents.disputing import dispute, says, sees, settles

pytestmark = pytest.mark.anyio
ACTS = """select array_agg(act order by at) from audit_entry
           where purpose in ('right', 'identity') and act not like '%.listed'"""


@pytest.fixture
async def paper(cast):
    return await cast.files(DLU)


async def test_before_it_is_said_the_page_says_what_happens_and_who_answers(cast, paper):
    page = (await cast.david.opens(f"/papiers/{paper}/pas-a-moi")).text
    for words in ("Vous ne verrez plus ce papier", "Les soignants ne le verront plus", "Madame Bouvier", "secrétaire"):
        assert words in page
    assert await sees(cast.david, paper)


async def test_it_leaves_at_once_and_the_page_after_says_what_comes_next(cast, paper):
    said = (await says(cast, paper)).text
    assert "On cherche à qui est ce papier" in said
    assert "Madame Bouvier" in said
    for somebody in (cast.david, cast.martin):
        assert not await sees(somebody, paper)
    assert await cast.david.papers() == []
    assert "Papier pour les urgences" not in (await cast.david.opens("/acces")).text
    families = (await cast.david.opens("/papiers/familles")).text
    assert "Ce n’est pas mon papier\N{NO-BREAK SPACE}: les réponses" in families


async def test_the_desk_reads_it_beside_whose_it_was_filed_as(cast, paper):
    await says(cast, paper)
    listed = (await cast.clerk.client.get(f"{cast.clerk.base}/contestes")).text
    assert "DAVID MOREL" in listed
    page = (await cast.clerk.client.get(f"{cast.clerk.base}/contestes/{await dispute(cast)}")).text
    assert "12 mars 1984" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Il a mal au poignet gauche." in page


async def test_it_comes_back_when_it_is_hers(cast, paper):
    await says(cast, paper)
    assert (await settles(cast, cast.clerk, "a-elle")).status_code == 200
    assert await sees(cast.david, paper)
    assert await sees(cast.martin, paper)
    told = (await cast.david.opens("/papiers/pas-a-moi")).text
    assert "Ce papier est bien à vous" in told
    assert f'href="/papiers/{paper}"' in told
    looked = (await cast.david.opens("/acces")).text
    assert "Madame Bouvier" in looked
    assert "Pour savoir à qui est ce papier." in looked


async def test_it_stays_out_of_sight_when_it_is_not(cast, paper):
    await says(cast, paper)
    await settles(cast, cast.clerk, "pas-a-elle")
    for somebody in (cast.david, cast.martin):
        assert not await sees(somebody, paper)
    assert "Ce papier n’était pas à vous" in (await cast.david.opens("/papiers/pas-a-moi")).text
    assert "Aucun papier contesté" in (await cast.clerk.client.get(f"{cast.clerk.base}/contestes")).text


async def test_each_is_one_act_however_often_it_is_pressed(cast, paper):
    await asyncio.gather(*(says(cast, paper) for _ in range(4)))
    assert (await says(cast, paper)).status_code == 200
    assert await cast.sql.fetchval("select count(*) from document_dispute") == 1
    await settles(cast, cast.clerk, "a-elle", times=4)
    assert await cast.sql.fetchval(ACTS) == ["document.disputed", "document.returned"]


async def test_one_key_says_one_thing(cast, paper):
    other, key = await filed(cast, cast.tilleuls, cast.david.dossier), str(uuid4())
    assert (await says(cast, paper, key=key)).status_code == 200
    again = await says(cast, other, key=key)
    assert again.status_code == 422
    assert "Cette page a déjà servi" in again.text
    assert await sees(cast.david, other)
