"""David takes away, and adds: he sees what comes and goes of his real papers; to add asks who is there."""

from uuid import uuid4

import pytest

from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import TEST_OID
from tests.entrusting.changing import held, looks, says_yes, says_yes_unproved
from tests.entrusting.giving import delegation_of, gives, stops

pytestmark = pytest.mark.anyio
MDPH, ATTESTATIONS, HOME = ("read", "mdph"), ("read", "attestations"), ("read", "vie-au-foyer")
HOSPITAL, LETTERS, WRITES = ("read", "hopital"), ("read", "messages"), ("write", "messages")
EVERYDAY = {MDPH, ATTESTATIONS, HOME}
CHARLOTTE = Traits("272059741100388", TEST_OID, "RIVIÈRE", "CHARLOTTE", "1972-05-14", "F", "97411")
ROW = "select follows, relation, ends_at, ground, agreed_hash from delegation where id = $1"


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


@pytest.fixture
async def given(cast, zoe):
    """His everyday papers, to the end of the year."""
    return delegation_of(await gives(cast.david, zoe, motif="Pour ma rente"))


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_the_grid_is_filled_as_it_stands(cast, given):
    page = plain(await cast.david.opens(f"/aidants/{given}/changer"))
    assert page.count('type="checkbox"') == 41
    assert page.count(" checked") == 4  # three shelves, and until the same day
    assert "Ne rien changer : jusqu’au 31 décembre" in page
    assert "Pour ma rente" in page


async def test_he_takes_away_at_once_without_any_proof(cast, zoe, given):
    kept, lost = [await paper(cast, cast.tilleuls, cast.david.dossier, one) for one in ("attestations", "mdph")]
    before = plain(await looks(cast.david, given, ATTESTATIONS, HOME))
    assert "Zoé ne verra plus" in before
    assert "Zoé verra en plus" not in before
    assert before.split("Zoé ne verra plus")[1].split("Vous dites oui")[0].count("<li>") == 1
    assert f'action="/aidants/{given}/reduire"' in before
    assert await held(cast, cast.david, zoe) == EVERYDAY
    done = await says_yes_unproved(cast.david, given, "reduire", ATTESTATIONS, HOME)
    assert (done.status_code, "suite=changed" in done.headers["location"]) == (303, True)
    assert await held(cast, cast.david, zoe) == {ATTESTATIONS, HOME}
    assert (await zoe.opens(f"/papiers/{lost}")).status_code == 404
    assert (await zoe.opens(f"/papiers/{kept}")).status_code == 200


async def test_to_add_asks_who_is_there_and_the_sentence_says_what_comes(cast, zoe, given):
    added = await paper(cast, cast.tilleuls, cast.david.dossier, "hopital")
    wanted = (MDPH, ATTESTATIONS, HOME, HOSPITAL, LETTERS, WRITES)
    before = plain(await looks(cast.david, given, *wanted))
    assert "Zoé verra en plus" in before
    assert "Zoé pourra lire vos messages, et ceux que vos autres aidants écrivent pour vous." in before
    assert "Zoé pourra écrire à votre équipe pour vous." in before
    assert "ne verra plus" not in before
    assert f'action="/aidants/{given}/elargir"' in before
    unproved = await says_yes_unproved(cast.david, given, "elargir", *wanted)
    assert unproved.headers["location"].startswith("/preuve/")
    assert await held(cast, cast.david, zoe) == EVERYDAY
    done = await says_yes(cast.david, given, "elargir", *wanted)
    assert "C’est changé" in done.text
    assert await held(cast, cast.david, zoe) == set(wanted)
    assert (await zoe.opens(f"/papiers/{added}")).status_code == 200
    assert "avez changé ce qu’un aidant peut faire" in (await cast.david.opens("/acces")).text


async def test_one_comes_and_one_goes(cast, zoe, given):
    for family in ("mdph", "hopital"):
        await paper(cast, cast.tilleuls, cast.david.dossier, family)
    before = plain(await looks(cast.david, given, ATTESTATIONS, HOME, HOSPITAL))
    more, less = before.split("Zoé verra en plus")[1].split("Zoé ne verra plus")
    assert (more.count("<li>"), less.split("Vous dites oui")[0].count("<li>")) == (1, 1)


@pytest.mark.parametrize(
    "wider",
    [
        {"lire-hopital": "on"},
        {"lire-messages": "on"},
        {"prevenir-mdph": "on"},
        {"jusqua": "day", "fin": "01/03/2027"},
    ],
)
async def test_whoever_adds_by_the_door_that_takes_away_is_asked_again(cast, zoe, given, wider):
    """The form says that nothing is added; the rows say that something is."""
    refused = await says_yes_unproved(cast.david, given, "reduire", MDPH, ATTESTATIONS, HOME, **wider)
    assert refused.status_code == 422
    assert f'action="/aidants/{given}/elargir"' in refused.text
    assert "Rien n’a changé" in refused.text
    assert await held(cast, cast.david, zoe) == EVERYDAY
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 1


async def test_a_shorter_time_is_less_and_a_longer_one_is_more(cast, zoe, given):
    everything = (MDPH, ATTESTATIONS, HOME)
    shorter = await says_yes_unproved(cast.david, given, "reduire", *everything, jusqua="day", fin="05/12/2026")
    assert shorter.status_code == 303
    now = delegation_of_location(shorter)
    longer = await looks(cast.david, now, *everything, jusqua="day", fin="06/12/2026")
    assert f'action="/aidants/{now}/elargir"' in longer.text


def delegation_of_location(answer):
    return answer.headers["location"].partition("?")[0].rsplit("/", 1)[1]


async def test_it_is_stopped_and_given_anew_in_one_go(cast, zoe, given):
    done = delegation_of(await says_yes(cast.david, given, "reduire", MDPH, motif="Autre chose"))
    old, new = [await cast.sql.fetchrow(ROW, one) for one in (given, done)]
    assert (str(new["follows"]), new["relation"], new["ends_at"]) == (given, old["relation"], old["ends_at"])
    assert new["agreed_hash"] != old["agreed_hash"]
    stopped = "select d.stopped_at = n.given_at from delegation d join delegation n on n.follows = d.id where d.id = $1"
    assert await cast.sql.fetchval(stopped, given)
    listed = (await cast.david.opens("/aidants")).text
    assert (done in listed, given in listed) == (True, False)
    page = (await cast.david.opens(f"/aidants/{done}")).text
    assert f'href="/aidants/{given}"' in page
    assert "Autre chose" in page


async def test_nothing_changed_is_said_and_nothing_at_all_is_not_a_change(cast, given):
    same = await looks(cast.david, given, MDPH, ATTESTATIONS, HOME, motif="Pour ma rente")
    assert (same.status_code, "Vous n’avez rien changé" in same.text) == (422, True)
    empty = await looks(cast.david, given)
    assert (empty.status_code, "Cochez au moins une case" in empty.text) == (422, True)


async def test_a_double_tap_changes_once(cast, zoe, given):
    key = str(uuid4())
    first, second = [await says_yes_unproved(cast.david, given, "reduire", MDPH, key=key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    other = await says_yes_unproved(cast.david, given, "reduire", HOME, key=key)
    assert other.status_code in (404, 422)
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 2


async def test_nobody_else_changes_it_nor_what_is_over_or_not_of_his_choosing(cast, zoe, given):
    async def tries(who):
        get = (await who.client.get(f"/aidants/{given}/changer")).status_code
        return get, *[(await says_yes_unproved(who, given, act, MDPH)).status_code for act in ("changer", "reduire")]

    marion, herself = cast.marion, await cast.signed_in(person=zoe.id, name="Zoé")
    assert [await tries(who) for who in (marion, herself)] == [(404, 404, 404)] * 2
    for ground in ("desk", "measure", "authority"):
        await cast.sql.execute("update delegation set ground = $2 where id = $1", given, ground)
        assert await tries(cast.david) == (404, 404, 404)
        assert f"/aidants/{given}/changer" not in (await cast.david.opens(f"/aidants/{given}")).text
    await cast.sql.execute("update delegation set ground = 'chosen', paused_at = now() where id = $1", given)
    assert await tries(cast.david) == (404, 404, 404)
    await cast.sql.execute("update delegation set paused_at = null where id = $1", given)
    await stops(cast.david, given)
    assert await tries(cast.david) == (404, 404, 404)


async def test_charlotte_refuses_her_aidant(cast, zoe):
    """She did not want it any more: it is over from the next request on, and she is not asked why."""
    charlotte = await cast.usager("Charlotte", "Rivière", cast.tilleuls, CHARLOTTE, cast.care)
    refused = delegation_of(await gives(charlotte, zoe, ecrire="on"))
    zoe.base = f"/pour/{charlotte.id}"
    assert (await zoe.opens("/messages")).status_code == 200
    assert (await stops(charlotte, refused)).status_code == 200
    assert (await zoe.opens("/messages")).status_code == 404
    assert await held(cast, charlotte, zoe) == set()
