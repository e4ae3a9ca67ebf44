"""The main job without a browser: the DUI pushes, David reads, hides and asks, Madame Martin answers."""

import re

import pytest

from tests.cast import ATTESTATION, DLU

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_david_reads_the_paper_that_the_dui_pushed(cast):
    paper = await cast.files(DLU)
    assert await cast.david.papers() == [str(paper)]
    page = await cast.david.opens(f"/papiers/{paper}")
    assert page.status_code == 200
    assert "Morel" in page.text


async def test_nobody_else_finds_it(cast):
    paper = await cast.files(DLU)
    assert await cast.marion.papers() == []
    assert (await cast.marion.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.laura.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.roux.opens(f"/papiers/{paper}")).status_code == 404


async def test_the_same_push_twice_is_one_paper(cast):
    first = await cast.files(ATTESTATION)
    assert await cast.files(ATTESTATION) == first
    assert len(await cast.david.papers()) == 1


async def test_david_asks_and_madame_martin_answers(cast):
    paper = await cast.files(DLU)
    sent = await cast.david.sends("/messages/ecrire", quoi="understand", papier=str(paper), mots="")
    assert sent.status_code == 200
    inbox = await cast.martin.opens("/messages")
    thread = re.search(rf'href="{cast.martin.base}/messages/([0-9a-f-]{{36}})"', inbox.text)[1]
    answer = await cast.martin.sends(f"/messages/{thread}/repondre", mots="Je viens vous voir à 15 heures.")
    assert answer.status_code == 200
    read = await cast.david.opens(f"/messages/{thread}")
    assert "Je viens vous voir à 15 heures." in read.text


async def test_david_hides_it_from_the_professionals(cast):
    paper = await cast.files(DLU)
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    await cast.david.sends(f"/papiers/{paper}/cacher")
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 200


async def test_who_looked_tells_all_of_it(cast):
    paper = await cast.files(DLU)
    await cast.martin.opens(f"/papiers/{paper}")
    page = (await cast.david.opens("/acces")).text
    assert "Madame Martin" in page
    assert "dui-tilleuls" not in page
    assert "Logiciel du foyer" in page
