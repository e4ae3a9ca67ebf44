"""The attestation says what was agreed, in a PDF that everybody can read, and proves which text it was."""

import io

import pikepdf
import pypdfium2
import pytest

from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio


@pytest.fixture
async def given(cast):
    cast.zoe = await cast.stranger()
    return delegation_of(await gives(cast.david, cast.zoe, prevenir="on"))


async def test_it_says_who_for_whom_what_and_until_when(cast, given):
    answer = await cast.david.opens(f"/aidants/{given}/attestation")
    assert answer.headers["content-type"] == "application/pdf"
    assert "Attestation d" in answer.headers["content-disposition"]
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    proof = await cast.sql.fetchval("select encode(agreed_hash, 'hex') from delegation where id = $1", given)
    for told in ("David Morel", "Zoé Inconnue", "sœur", "Attestations", "31 décembre", "Version", proof[:16]):
        assert told in words.replace("\N{NO-BREAK SPACE}", " ")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"
    assert "avez pris l’attestation d’un aidant" in (await cast.david.opens("/acces")).text


async def test_it_is_for_who_gave_it_alone(cast, given):
    for somebody in (cast.zoe, cast.marion, cast.nobody()):
        answer = await somebody.client.get(f"/aidants/{given}/attestation", follow_redirects=False)
        assert answer.status_code in (303, 404)
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'delegation.attested'") == 0
