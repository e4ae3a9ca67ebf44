"""A search tells nothing of what one may not know: not by a row, a count, a length or a word."""

import re

import pytest

from tests.cast import ATTESTATION, BIOLOGIE, DLU
from tests.documents.looking import finds, looks_for

pytestmark = pytest.mark.anyio
CHANGING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
async def papers(cast):
    return {"dlu": str(await cast.files(DLU)), "attestation": str(await cast.files(ATTESTATION))}


@pytest.mark.attack("A18")
@pytest.mark.parametrize("column", ["not_for_person = true", "disputed_at = now()", "state = 'cancelled'"])
async def test_what_is_kept_from_her_answers_like_what_is_not_there(cast, papers, column):
    nowhere = CHANGING.sub("", await looks_for(cast.david, "hélicoptère"))
    assert await finds(cast.david, "poignet") == [papers["dlu"]]
    await cast.sql.execute(f"update document set {column} where id = $1", papers["dlu"])
    kept = CHANGING.sub("", await looks_for(cast.david, "poignet"))
    assert kept.replace("poignet", "hélicoptère") == nowhere


@pytest.mark.attack("A18")
async def test_nobody_finds_what_she_may_not_see(cast, papers):
    await cast.files(BIOLOGIE)
    assert await finds(cast.marion, "poignet") == []
    assert await finds(cast.david, "laboratoire") == []
    assert len(await finds(cast.marion, "prise sang")) == 1
    await cast.sql.execute("update document set not_for_person = true where id = $1", papers["dlu"])
    assert await finds(cast.david, "poignet") == []
    assert await cast.sql.fetchval("select count(*) from document_word where document_id = $1", papers["dlu"]) > 50


@pytest.mark.attack("F09")
@pytest.mark.parametrize("words", ["' or 1=1 --", "%_%", "poignet'); drop table document", "\\", "𝕻𝖔𝖎𝖌𝖓𝖊𝖙 🩹"])
async def test_odd_words_are_only_words(cast, papers, words):
    answer = await cast.david.client.post("/papiers/chercher", data={"cherche": words})
    assert answer.status_code in (200, 422)
    assert await cast.sql.fetchval("select count(*) from document") == 2
