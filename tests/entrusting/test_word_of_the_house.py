"""« La vie au foyer » in the sentences too: what she agrees to, what proves it, the mandate, the roles, the trail."""

import pytest

from backend.demo import making
from backend.documents.whence import ADDED
from tests.architecture.authz.papers import paper
from tests.cast import DAVID
from tests.entrusting.giving import delegation_of, form, gives, says_her_code
from tests.entrusting.inviting import coming, invites, types
from tests.entrusting.test_attestation import takes, words_of
from tests.mandates.desk import prepares
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio
EHPAD, SSIAD = "500", "354"
CODE = "update establishment set category_code = $1 where id = $2"
HERS, SEVERAL = "La vie à l’EHPAD", "La vie de tous les jours"


@pytest.fixture
async def zoe(cast):
    await cast.sql.execute(CODE, EHPAD, cast.tilleuls.id)
    return await cast.stranger()


@pytest.fixture
async def twice(cast):
    """David is helped at home too."""
    await cast.sql.execute(CODE, SSIAD, cast.pins.id)
    return await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)


def says(text, words):
    """In these words each time, and in no others."""
    assert words in text
    assert text.count("La vie ") == text.count(words), text
    assert "vie au foyer" not in text


async def test_what_she_agrees_to_and_what_proves_it(cast, zoe):
    before = await cast.david.sends("/aidants/apercu", **form(await says_her_code(zoe)))
    says(plain(before), HERS)
    given = delegation_of(await gives(cast.david, zoe))
    says(plain(await cast.david.opens(f"/aidants/{given}/changer")), HERS)
    says(plain(await cast.david.opens("/aidants")), HERS)
    for who in (cast.david, zoe):
        sheet = words_of(await takes(who, given))
        says(sheet, HERS)
        assert f"• {HERS} " in sheet, "the words that were agreed"


async def test_the_desk_reads_it_as_its_people_say_it(cast, zoe):
    await gives(cast.david, zoe)
    who = f"{cast.martin.base}/personnes/{cast.david.dossier}/qui-agit"
    says(plain(await cast.martin.opens(who)), HERS)
    says(plain(await cast.clerk.opens(f"{cast.clerk.base}/roles")), HERS)


async def test_the_mandate_that_is_signed(cast, zoe):
    there = await prepares(cast.clerk, cast.marion.dossier)
    says(plain(await cast.clerk.opens(there)), HERS)
    says(words_of(await cast.clerk.opens(f"{there}/papier")), HERS)


async def test_the_trail_names_the_shelf_as_she_does(cast, zoe):
    added = {"type_code": "vie-au-foyer", "type_system": ADDED, "brought_by": cast.david.id, "brought_as": "usager"}
    shown = await paper(cast, cast.tilleuls, cast.david.dossier, "vie-au-foyer", **added)
    assert (await cast.martin.opens(f"{cast.martin.base}/papiers/{shown}")).status_code == 200
    assert HERS.lower() in plain(await cast.david.opens("/acces")).lower()
    assert "au foyer" not in plain(await cast.david.opens("/acces"))


async def test_of_two_houses_a_word_for_both(cast, zoe, twice):
    given = delegation_of(await gives(cast.david, zoe, **{f"chez-{cast.david.dossier}": "on", f"chez-{twice}": "on"}))
    says(plain(await cast.david.opens(f"/aidants/{given}/changer")), SEVERAL)
    says(plain(await cast.david.opens("/papiers/ajouter")), SEVERAL)
    await paper(cast, cast.tilleuls, cast.david.dossier, "vie-au-foyer")
    says(plain(await zoe.opens(f"/pour/{cast.david.id}/papiers")), SEVERAL)
    says(words_of(await takes(zoe, given)), SEVERAL)
    says(plain(await cast.martin.opens(f"{cast.martin.base}/personnes/{cast.david.dossier}/qui-agit")), HERS)


async def test_two_houses_that_are_called_alike_keep_their_word(cast, zoe, twice):
    await cast.sql.execute(CODE, EHPAD, cast.pins.id)
    says(plain(await cast.david.opens("/papiers/ajouter")), HERS)


async def test_an_aidant_of_one_of_them_reads_its_word(cast, zoe, twice):
    await gives(cast.david, zoe, **{f"chez-{cast.david.dossier}": "on"})
    await paper(cast, cast.tilleuls, cast.david.dossier, "vie-au-foyer")
    says(plain(await zoe.opens(f"/pour/{cast.david.id}/papiers")), HERS)


async def test_whoever_is_invited_does_not_learn_where_she_lives(cast, zoe):
    link, code, _ = await invites(cast.david)
    async with coming(cast) as browser:
        await types(browser, link, code)
        says(plain(await browser.get("/invitation")), SEVERAL)
