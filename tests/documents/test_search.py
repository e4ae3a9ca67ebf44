"""Look for a paper: whole words, accents and plurals folded, where they stand, and nothing that is not hers."""

import re

import pytest

from backend.documents.words import Told, asked, hidden
from tests.cast import ATTESTATION, DLU
from tests.documents.looking import IDS, finds, looks_for

pytestmark = pytest.mark.anyio


@pytest.fixture
async def papers(cast):
    return {"dlu": str(await cast.files(DLU)), "attestation": str(await cast.files(ATTESTATION))}


@pytest.mark.parametrize(
    ("words", "found", "where"),
    [
        ("urgences", "dlu", "Trouvé dans le titre"),
        ("URGENCE", "dlu", "Trouvé dans le titre"),
        ("poignets", "dlu", "Trouvé dans le papier"),
        ("hébergé", "attestation", "Trouvé dans le titre"),
        ("attestations", "attestation", "Trouvé dans le titre"),
        ("mon papier pour les urgences", "dlu", "Trouvé dans le titre"),
    ],
)
async def test_a_paper_is_found_and_the_place_is_said(cast, papers, words, found, where):
    page = await looks_for(cast.david, words)
    assert papers[found] in IDS.findall(page)
    assert where in page


async def test_every_word_must_be_there(cast, papers):
    assert await finds(cast.david, "poignet urgences") == [papers["dlu"]]
    assert await finds(cast.david, "poignet hélicoptère") == []


async def test_part_of_a_word_finds_nothing(cast, papers):
    assert await finds(cast.david, "poign") == []


async def test_not_found_is_said_kindly_with_ways_out(cast, papers):
    page = await looks_for(cast.david, "hélicoptère")
    assert "Aucun papier avec ces mots" in page
    assert {'href="/papiers/familles"', 'href="/papiers"', 'href="/messages/ecrire"'} <= set(
        re.findall(r'href="[^"]*"', page)
    )


async def test_the_words_are_in_no_address_and_come_back_with_the_page(cast, papers):
    answer = await cast.david.client.post("/papiers/chercher", data={"cherche": "poignet"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/papiers/chercher")
    assert "poignet" not in answer.headers["set-cookie"]
    assert re.search("__Secure-searched=.*HttpOnly; Path=/papiers/chercher; SameSite=lax; Secure",
                     answer.headers["set-cookie"], re.IGNORECASE)  # fmt: skip
    again = await cast.david.opens("/papiers/chercher")
    assert 'value="poignet"' in again.text
    assert IDS.findall(again.text) == [papers["dlu"]]


async def test_whoever_signs_in_next_on_the_same_phone_sees_nothing_of_it(cast, papers):
    await looks_for(cast.david, "poignet")
    carried = cast.david.client.cookies.get("__Secure-searched", path="/papiers/chercher")
    cast.marion.client.cookies.set("__Secure-searched", carried, domain="aportee.test", path="/papiers/chercher")
    page = await cast.marion.opens("/papiers/chercher")
    assert "poignet" not in page.text
    assert "Aucun papier" not in page.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Écrivez ce que vous cherchez."),
        ("  ", "Écrivez ce que vous cherchez."),
        ("le la de", "Ce mot est trop petit."),
        ("!!!", "Ce mot est trop petit."),
        ("x" * 101, "Vos mots sont trop longs."),
        ("a\x00b", "Nous ne comprenons pas ces mots."),
    ],
)
async def test_what_cannot_be_looked_for_is_said(cast, words, said):
    answer = await cast.david.client.post("/papiers/chercher", data={"cherche": words})
    assert answer.status_code == 422
    assert said in answer.text


async def test_what_was_found_is_noted_as_a_list(cast, papers):
    await looks_for(cast.david, "poignet")
    noted = await cast.sql.fetchrow("select * from audit_entry where act = 'documents.listed'")
    assert [str(one) for one in noted["objects"]] == [papers["dlu"]]
    assert noted["actor_id"] == cast.david.id
    await cast.sql.execute("delete from audit_entry where act = 'documents.listed'")
    await looks_for(cast.david, "hélicoptère")
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'documents.listed'") == 0


def test_a_word_of_the_title_and_the_same_word_inside_are_two_tokens():
    outside = hidden(b"k" * 32, Told(title="Poignet", author="", content=""))
    inside = hidden(b"k" * 32, Told(title="", author="", content="poignet"))
    assert (len(outside), len(inside)) == (1, 1)
    assert outside.isdisjoint(inside)
    assert hidden(b"other key" * 4, Told(title="Poignet", author="", content="")).isdisjoint(outside)


def test_a_long_sentence_asks_for_its_first_words():
    assert len(asked(" ".join(f"mot{n}x" for n in range(40)))) == 8
    assert asked("Le vaccin et les vaccins") == ["vaccin"]
