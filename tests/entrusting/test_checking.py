"""Whoever holds an attestation learns whether it holds, and nobody's name; whoever tries numbers learns nothing."""

import re
from uuid import uuid4

import pytest

from backend.kit.references import grouped, is_reference, new_reference
from tests.entrusting.giving import delegation_of, gives, stops

pytestmark = pytest.mark.anyio
SENTENCE = re.compile(r'<p><span class="state.*?</span></span></p>', re.DOTALL)


@pytest.fixture
async def given(cast):
    cast.zoe = await cast.stranger()
    return delegation_of(await gives(cast.david, cast.zoe))


async def reference_of(cast, given):
    return await cast.sql.fetchval("select reference from delegation where id = $1", given)


async def asks(cast, code):
    return await cast.nobody().client.post("/attestation", data={"key": str(uuid4()), "code": code})


def told(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).replace("\N{NO-BREAK SPACE}", " ").split())


async def test_it_is_valid_however_it_is_typed(cast, given):
    reference = await reference_of(cast, given)
    for typed in (reference, reference.lower(), grouped(reference), f" {reference[:5]}-{reference[5:]} "):
        page = await asks(cast, typed)
        assert page.status_code == 200
        assert "Cette attestation est valable, jusqu’au 31 décembre" in told(page)


async def test_nobody_is_named(cast, given):
    page = (await asks(cast, await reference_of(cast, given))).text
    for name in ("David", "Morel", "Zoé", "Inconnue", "Tilleuls", "sœur", "MDPH"):
        assert name not in page


async def test_it_is_over_once_stopped_or_ended(cast, given):
    reference = await reference_of(cast, given)
    await cast.sql.execute("update delegation set starts_at = '2026-01-01', ends_at = '2026-06-30 22:00+00'")
    assert "Cette attestation est terminée depuis le 30 juin 2026" in told(await asks(cast, reference))
    await cast.sql.execute("update delegation set ends_at = now() + interval '1 day'")
    await stops(cast.david, given)
    assert "Cette attestation est terminée depuis le" in told(await asks(cast, reference))


@pytest.mark.parametrize("change", ["paused_at = now()", "starts_at = now() + interval '1 hour'"])
async def test_what_does_not_hold_now_is_not_called_valid(cast, given, change):
    await cast.sql.execute(f"update delegation set {change}")
    page = await asks(cast, await reference_of(cast, given))
    assert "Cette attestation ne vaut pas en ce moment" in told(page)


async def test_an_unknown_one_answers_by_the_same_page_but_for_its_sentence(cast, given):
    known, unknown = await reference_of(cast, given), new_reference()
    pages = [await asks(cast, code) for code in (known, unknown)]
    assert pages[0].status_code == pages[1].status_code == 200
    assert "Nous ne connaissons pas cette attestation" in told(pages[1])
    bare = [
        re.sub(r'value="[0-9a-f-]{36}"', "", SENTENCE.sub("", page.text)).replace(grouped(code), "")
        for page, code in zip(pages, (known, unknown), strict=True)
    ]
    assert bare[0] == bare[1]


async def test_what_no_paper_says_is_told_before_anything_is_looked_for(cast, given):
    reference = await reference_of(cast, given)
    slipped = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    for typed in (slipped, "", "K7", "' or true --", "x" * 60):
        page = await asks(cast, typed)
        assert (page.status_code, "valable" in told(page)) == (422, False)


async def test_a_network_asks_sixty_times_in_a_quarter_of_an_hour(cast, given):
    reference = await reference_of(cast, given)
    await asks(cast, reference)
    await cast.sql.execute("update card_try set tries = 60 where number = 'attestation'")
    page = await asks(cast, reference)
    assert (page.status_code, "Trop d’essais" in told(page)) == (429, True)
    await cast.sql.execute("update card_try set began_at = now() - interval '15 minutes 1 second'")
    assert (await asks(cast, reference)).status_code == 200


async def test_references_are_well_made_and_all_different(cast):
    made = [row[0] for row in await cast.sql.fetch("select new_reference() from generate_series(1, 500)")]
    assert all(is_reference(one) for one in made)
    assert len(set(made)) == 500
    assert len({sign for one in made for sign in one}) == 31
