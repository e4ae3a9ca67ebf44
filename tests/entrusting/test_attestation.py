"""The attestation says what was agreed, in a PDF that everybody can read, and proves which text it was."""

import io

import pikepdf
import pypdfium2
import pytest

from backend.kit.references import grouped, is_reference
from backend.web.catalogues import texts
from tests.entrusting.giving import delegation_of, gives, stops

pytestmark = pytest.mark.anyio
OVER = "update delegation set ends_at = now() - interval '1 hour' where id = $1"


@pytest.fixture
async def given(cast):
    cast.zoe = await cast.stranger()
    return delegation_of(await gives(cast.david, cast.zoe, prevenir="on"))


async def takes(who, given):
    return await who.client.get(f"/aidants/{given}/attestation")


def words_of(answer):
    pages = pypdfium2.PdfDocument(answer.content)
    assert len(pages) <= 2
    lines = [page.get_textpage().get_text_range() for page in pages]
    return " ".join(" ".join(lines).replace("\N{NO-BREAK SPACE}", " ").split())


async def reference_of(cast, given):
    return await cast.sql.fetchval("select reference from delegation where id = $1", given)


async def test_it_says_who_for_whom_what_and_until_when(cast, given):
    answer = await takes(cast.david, given)
    assert answer.headers["content-type"] == "application/pdf"
    assert "Attestation d" in answer.headers["content-disposition"]
    words, reference = words_of(answer), await reference_of(cast, given)
    proof = await cast.sql.fetchval("select encode(agreed_hash, 'hex') from delegation where id = $1", given)
    assert is_reference(reference)
    what = ("Lire : Attestations, MDPH et aides", "Savoir quand un papier arrive : Attestations")
    for told in (
        "David Morel",
        "Zoé Inconnue",
        "sœur",
        *what,
        "31 décembre",
        "Version",
        proof[:16],
        grouped(reference),
    ):
        assert told in words
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"
    assert "avez pris l’attestation d’un aidant" in (await cast.david.opens("/acces")).text


async def test_the_words_that_she_agreed_to_are_on_it(cast, given):
    words = words_of(await takes(cast.david, given))
    assert "Zoé Inconnue peut lire : • Attestations • MDPH et aides • La vie au foyer" in words
    assert "Zoé Inconnue saura aussi quand un papier arrive." in words
    assert "Je peux arrêter à tout moment." in words
    assert "écrire à mon équipe" not in words


async def test_the_aidant_has_the_same_one(cast, given):
    hers, his = await takes(cast.zoe, given), await takes(cast.david, given)
    assert hers.content == his.content
    listed = (await cast.zoe.client.get("/aidants/attestations")).text
    assert f"/aidants/{given}/attestation" in listed
    assert "David Morel" in listed


async def test_once_stopped_it_says_so_to_both(cast, given):
    await stops(cast.david, given)
    for who in (cast.david, cast.zoe):
        words = words_of(await takes(who, given))
        assert words.count("Fin de l’attestation d’aidant") == 1
        assert "Arrêté le" in words
        assert "Pour arrêter" not in words
        assert "Arrêté le" in (await who.client.get("/aidants/attestations")).text


async def test_what_replaces_another_says_which(cast, given):
    before = await reference_of(cast, given)
    await stops(cast.david, given)
    new = delegation_of(await gives(cast.david, cast.zoe, ecrire="on"))
    await cast.sql.execute("update delegation set follows = $1 where id = $2", given, new)
    assert await reference_of(cast, new) != before
    assert f"Cette attestation remplace l’attestation {grouped(before)}." in words_of(await takes(cast.zoe, new))


async def test_it_is_for_the_two_whom_it_binds_alone(cast, given):
    for somebody in (cast.marion, cast.paula, cast.martin, cast.nobody()):
        answer = await somebody.client.get(f"/aidants/{given}/attestation", follow_redirects=False)
        assert answer.status_code in (303, 404)
        listed = await somebody.client.get("/aidants/attestations", follow_redirects=False)
        assert str(given) not in listed.text
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'delegation.attested'") == 0


async def test_every_right_and_every_shelf_has_its_words(cast):
    codes = [f"attest.can.{code}" for (code,) in await cast.sql.fetch("select code from delegable_right")]
    codes += [f"attest.shelf.{code}" for (code,) in await cast.sql.fetch("select code from family")]
    assert [key for key in codes for lang in ("fr", "en") if key not in texts(lang, falc=False)] == []
