"""Whoever holds a receipt can check it, and learns nothing else."""

import pytest

from backend.kit.references import is_reference, new_reference
from tests.rights.asks import opposes, prints

pytestmark = pytest.mark.anyio
UA = "{http://www.aiim.org/pdfua/ns/id/}part"


@pytest.fixture
async def asked(cast, paper):
    request = await opposes(cast.david, paper, words="Ma raison secrète.")
    await prints(cast, request)
    return request


async def test_whoever_holds_it_learns_that_it_is_one_and_nothing_else(cast, asked):
    reference = await cast.sql.fetchval("select reference from request")
    page = await cast.nobody().opens(f"/verifier/{reference}")
    assert page.status_code == 200
    assert "Ce reçu est vrai" in page.text
    assert "Un papier ne doit pas aller dans Mon espace santé" in page.text
    for hidden in ("David", "Morel", "Tilleuls", "urgences", "raison", str(asked), cast.david.dossier):
        assert str(hidden) not in page.text
    spaced = await cast.nobody().opens(f"/verifier/{reference[:4].lower()}%20{reference[4:]}")
    assert "Ce reçu est vrai" in spaced.text


@pytest.mark.parametrize("wrong", ["well made", "other sign", "words", "x" * 500, "%00", "ÀÉ', 1)"])
async def test_what_is_no_receipt_answers_the_same_whatever_it_is(cast, asked, wrong):
    reference = await cast.sql.fetchval("select reference from request")
    other = "2" if reference[0] != "2" else "3"
    tried = {"well made": new_reference(), "other sign": other + reference[1:]}.get(wrong, wrong)
    page = await cast.nobody().opens(f"/verifier/{tried}")
    assert page.status_code == 200
    assert "Nous ne connaissons pas ce reçu" in page.text
    assert is_reference(reference)
