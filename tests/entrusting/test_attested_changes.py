"""What he changes is attested: the access before and the one after, to each of the two, in a PDF that all can read."""

import io

import pikepdf
import pytest

from backend.kit.references import grouped
from tests.entrusting.changing import says_yes, says_yes_unproved
from tests.entrusting.giving import delegation_of, gives
from tests.entrusting.test_attestation import reference_of, takes, words_of
from tests.rights.test_receipt import UA, tags

pytestmark = pytest.mark.anyio
MDPH, ATTESTATIONS, HOME = ("read", "mdph"), ("read", "attestations"), ("read", "vie-au-foyer")
HOSPITAL = ("read", "hopital")
LESS, MORE = (ATTESTATIONS, HOME), (MDPH, ATTESTATIONS, HOME, HOSPITAL)
FOLLOWS = "select id from delegation where follows = $1"


@pytest.fixture
async def given(cast):
    cast.zoe = await cast.stranger()
    return delegation_of(await gives(cast.david, cast.zoe))


async def changes(cast, given, act, squares):
    """He says yes to it on its page, as the act asks; the new access."""
    if act == "reduire":
        assert (await says_yes_unproved(cast.david, given, act, *squares)).status_code == 303
    else:
        assert "C’est changé" in (await says_yes(cast.david, given, act, *squares)).text
    return await cast.sql.fetchval(FOLLOWS, given)


async def both_take(cast, delegation):
    """The same bytes for the two whom it binds."""
    his, hers = await takes(cast.david, delegation), await takes(cast.zoe, delegation)
    assert (his.status_code, hers.content == his.content) == (200, True)
    return his


@pytest.mark.parametrize(("act", "squares", "told"), [("reduire", LESS, False), ("elargir", MORE, True)])
async def test_both_have_the_one_before_and_the_one_after(cast, given, act, squares, told):
    after = await changes(cast, given, act, squares)
    old, new = [await reference_of(cast, one) for one in (given, after)]
    before, now = [words_of(await both_take(cast, one)) for one in (given, after)]
    assert "Fin de l’attestation d’aidant" in before
    assert "Lire : Attestations, MDPH et aides, La vie au foyer" in before
    assert (grouped(old) in before, grouped(new) in now) == (True, True)
    assert f"Cette attestation remplace l’attestation {grouped(old)}." in now
    assert "Fin de l’attestation" not in now
    assert ("• Hôpital" in now, "• MDPH" in now) == (told, told)
    for who in (cast.david, cast.zoe):
        listed = (await who.client.get("/aidants/attestations")).text
        assert all(f"/aidants/{one}/attestation" in listed for one in (given, after))


@pytest.mark.parametrize(("act", "squares"), [("reduire", LESS), ("elargir", MORE)])
async def test_each_is_tagged_in_french_and_says_what_it_is(cast, given, act, squares):
    for one in (given, await changes(cast, given, act, squares)):
        answer = await both_take(cast, one)
        with pikepdf.open(io.BytesIO(answer.content)) as pdf, pdf.open_metadata() as about:
            assert (about[UA], str(pdf.Root.Lang)) == ("1", "fr")
            assert pdf.Root.MarkInfo.Marked is True
            assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
            assert about["dc:title"]
            assert [one for one in tags(pdf.Root.StructTreeRoot) if str(one.S).startswith("/H")]


async def test_nobody_else_takes_either(cast, given):
    after = await changes(cast, given, "reduire", LESS)
    for somebody in (cast.marion, cast.paula, cast.martin):
        for one in (given, after):
            assert (await takes(somebody, one)).status_code == 404
