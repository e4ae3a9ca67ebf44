"""By which measure a right was asked for a child: each that she holds, as it was then, and told to whom it is about."""

import pytest

from backend.rights import authority
from backend.rights.clocks import OPPOSE_DMP
from backend.rights.models import alone
from tests.architecture.authz.papers import paper
from tests.architecture.worlds import explained
from tests.documents.reading import Reader
from tests.entrusting.giving import gives
from tests.protection.entering import helper, in_force, plain
from tests.protection.test_an_office import OFFICES, joins, protects
from tests.protection.test_usual_acts import EACH, ENOUGH, OF, asks, before, grave
from tests.rights.asks import state_of

pytestmark = pytest.mark.anyio
__all__ = ["grave"]
ONE, OF_A_CHILD = "Pour un enfant, une seule personne suffit pour demander", "Pour un enfant"
BY = "select authority_of($1, $2, now())"
DAY_BEFORE = "select authority_of($1, $2, now() - interval '1 day')"


@pytest.fixture
async def letter(cast, julien):
    return await paper(cast, cast.pins, julien.dossier, "mdph")


@pytest.mark.parametrize("held", [("third/", "delegate/"), ("delegate/", "third/")])
async def test_of_two_measures_the_one_that_lets_her_ask_is_enough(cast, desks, julien, letter, held):
    """The aunt to whom he was entrusted, then to whom authority was delegated; or the other way round."""
    aunt = await helper(cast, "Rose", "Grondin")
    for measure in held:
        await in_force(cast, desks, julien, measure, aunt, fin="")
    page = plain(await before(aunt, julien, letter))
    assert (ENOUGH in page, EACH in page) == (True, False)
    assert (await asks(aunt, julien, letter)).status_code == 200
    request = await cast.sql.fetchval(OF, julien.dossier)
    assert await state_of(cast, request) == "open"
    assert ONE in plain(await cast.roux.opens(f"/demandes/{request}"))


async def test_what_she_was_then_is_told_after_she_left(cast, desks, julien, letter, nadia):
    """A member of an office that is his guardian: her request stays one that she made by it."""
    await desks[0].sends(OFFICES, nom="Service des tutelles")
    office = await cast.sql.fetchval("select id from guardian_office")
    member = await joins(cast, desks, office, nadia)
    await protects(desks, office, julien, cast=cast, measure="guardian/", fin="")
    assert (await asks(nadia, julien, letter)).status_code == 200
    request = await cast.sql.fetchval(OF, julien.dossier)
    assert ONE in plain(await cast.roux.opens(f"/demandes/{request}"))
    await desks[0].sends(f"{OFFICES}/{office}/{member}/fin")
    assert ONE in plain(await cast.roux.opens(f"/demandes/{request}"))
    async with Reader(cast, cast.roux, "staff", cast.pins.id).acting() as sql:
        assert await sql.fetchval(BY, nadia.id, julien.dossier) == [], "today she is none"
        assert await sql.fetchval(DAY_BEFORE, nadia.id, julien.dossier) == [], "nor was she before she was checked"


async def test_whom_he_chose_asks_by_what_he_gave(cast, julien, letter, grave):
    friend = await helper(cast, "Zoé", "Inconnue")
    await gives(julien, friend, quoi="own", grille="on", **{"lire-mdph": "on", "demander-demandes": "on"})
    await _reads_nothing_of_it(cast, friend, julien, letter)


async def test_whoever_acts_by_a_measure_of_an_adult_reads_nothing_of_it(cast, desks, nadia, grave):
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    hers = await paper(cast, cast.pins, cast.laura.dossier, "mdph")
    await _reads_nothing_of_it(cast, nadia, cast.laura, hers)


async def _reads_nothing_of_it(cast, somebody, usager, letter):
    page = await before(somebody, usager, letter)
    assert (page.status_code, OF_A_CHILD in plain(page)) == (200, False)
    assert (await asks(somebody, usager, letter)).status_code == 200
    request = await cast.sql.fetchval(OF, usager.dossier)
    page = plain(await cast.roux.opens(f"/demandes/{request}"))
    assert (OF_A_CHILD in page, "autorité parentale" in page) == (False, False)


async def test_it_is_told_to_him_and_to_who_supports_him_alone(cast, home, letter):
    """Staff of another house, a machine, somebody else about his dossier: nothing, not even that there is none."""
    julien, mother, *_ = home
    told = [(julien, "usager", None), (cast.roux, "staff", cast.pins.id)]
    refused = [(cast.martin, "staff", cast.tilleuls.id), (cast.david, "usager", None), (cast.dui, "machine", None)]
    for somebody, capacity, subject in told + refused:
        async with Reader(cast, somebody, capacity, subject).acting() as sql:
            expected = ["parent"] if (somebody, capacity, subject) in told else None
            assert await sql.fetchval(BY, mother.id, julien.dossier) == expected, somebody.name


async def test_with_no_usual_act_the_policy_stands_and_is_closed(cast, home):
    """One word of the clocks closes it: the policy of requests is still SQL, and what nobody knows is no."""
    julien, mother, *_ = home
    async with Reader(cast, mother, "aidant", julien.id).acting() as sql:
        for kinds, asked, may in (([], "x", False), (["x", "y-z"], "y-z", True), (["x"], "y", False)):
            assert await sql.fetchval(f"select {alone(kinds)} from (select $1::text as kind) r", asked) is may
        unknown = alone([]).replace("acts_by_authority()", "null::boolean")
        assert await sql.fetchval(f"select {unknown} from (select 'x' as kind) r") is False
    async with Reader(cast, julien).acting() as sql:
        assert await sql.fetchval(f"select {alone([])} from (select 'x' as kind) r") is True, "he asks for himself"


def test_the_rules_that_the_policies_are_held_against_read_the_same_word(grave, monkeypatch):
    told = [explained.is_usual(kind) for kind in (OPPOSE_DMP, "forged")]
    monkeypatch.setattr(explained, "clocks", authority.clocks)
    assert (told, explained.is_usual(OPPOSE_DMP)) == ([True, False], False)
