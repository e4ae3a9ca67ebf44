"""David chooses himself: square by square, from a day to another, with a word of his own; what he typed is kept."""

from datetime import date, timedelta

import pytest

from backend.demo import making
from backend.kit.clock import now
from backend.kit.dates import local
from tests.architecture.authz.papers import paper
from tests.cast import DAVID
from tests.entrusting.giving import delegation_of, form, gives, says_her_code

pytestmark = pytest.mark.anyio
SQUARES = "select can || '/' || family from delegation_right where delegation_id = $1 order by 1"
OWN = {"quoi": "own", "grille": "on"}
EVERYDAY = {"read/attestations", "read/mdph", "read/vie-au-foyer"}
CANARY = "Parce que je déménage bientôt"


@pytest.fixture
async def zoe(cast):
    return await cast.stranger()


def day(ahead):
    return f"{local(now()).date() + timedelta(days=ahead):%d/%m/%Y}"


async def squares(cast, page):
    return [row[0] for row in await cast.sql.fetch(SQUARES, delegation_of(page))]


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ("everyday", EVERYDAY),
        ("messages", {"read/messages", "write/messages"}),
        ("everyday-messages", EVERYDAY | {"read/messages", "write/messages"}),
    ],
)
async def test_one_tap_gives_what_its_words_say(cast, zoe, what, held):
    assert set(await squares(cast, await gives(cast.david, zoe, quoi=what))) == held


async def test_all_papers_are_the_twelve_families_and_no_message(cast, zoe):
    held = await squares(cast, await gives(cast.david, zoe, quoi="all"))
    assert (len(held), {square.partition("/")[0] for square in held}) == (12, {"read"})
    assert "read/messages" not in held


async def test_he_chooses_square_by_square(cast, zoe):
    seen, unseen = [await paper(cast, cast.tilleuls, cast.david.dossier, family) for family in ("choix", "mdph")]
    code = await says_her_code(zoe)
    grid = await cast.david.sends("/aidants/apercu", **form(code, quoi="own"))
    assert grid.status_code == 200
    assert 'name="lire-choix"' in grid.text
    assert f'name="code" value="{code}"' in grid.text
    chosen = {"lire-choix": "on", "prevenir-choix": "on", "lire-messages": "on"}
    before = await cast.david.sends("/aidants/apercu", **form(code, **OWN, **chosen))
    assert "Zoé Inconnue peut aussi lire mes messages, sans écrire." in before.text
    given = await cast.david.sends("/aidants/donner", **form(code, **OWN, **chosen))
    assert await squares(cast, given) == ["be_told/choix", "read/choix", "read/messages"]
    zoe.base = f"/pour/{cast.david.id}"
    listed = (await zoe.opens("/papiers")).text
    assert (str(seen) in listed, str(unseen) in listed) == (True, False)
    assert (await zoe.sends("/messages/ecrire", quoi="pain", mots="")).status_code == 404


async def test_nothing_is_given_that_was_not_ticked_whatever_the_form_adds(cast, zoe):
    """Told of a shelf or writing there without reading it; a shelf and a right that the grid has not."""
    more = {
        "prevenir-mdph": "on",
        "ecrire-messages": "on",
        "lire-demandes": "on",
        "ecrire-mdph": "on",
        "lire-choix": "on",
    }
    assert await squares(cast, await gives(cast.david, zoe, **OWN, **more)) == ["read/choix"]


async def test_an_empty_grid_is_shown_again_and_gives_nothing(cast, zoe):
    code = await says_her_code(zoe)
    for step in ("apercu", "donner"):
        page = await cast.david.sends(f"/aidants/{step}", **form(code, **OWN, motif=CANARY))
        assert (page.status_code, "Cochez au moins une case" in page.text) == (422, True)
        assert CANARY in page.text
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 0


async def test_what_he_typed_is_kept_when_something_is_wrong_and_when_he_goes_back(cast, zoe):
    typed = {
        "quoi": "own",
        "grille": "on",
        "lire-choix": "on",
        "debut": "32/13/2026",
        "motif": CANARY,
        "prevenir": "on",
    }
    wrong = await cast.david.sends("/aidants/apercu", **form("", **typed))
    assert wrong.status_code == 422
    back = await cast.david.sends("/aidants/apercu", **form("ABCDE", **typed), revenir="on")
    assert back.status_code == 200
    for page in (wrong.text, back.text):
        for kept in ('value="32/13/2026"', CANARY, 'name="lire-choix" value="on"', 'value="sis"', 'value="own"'):
            assert kept in page
        assert page.count("checked") >= 4


async def test_it_begins_the_day_that_he_says_and_shows_what_she_will_see(cast, zoe):
    seen = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    given = await gives(cast.david, zoe, debut=day(3))
    assert "À partir du" in given.text
    zoe.base = f"/pour/{cast.david.id}"
    assert (await zoe.opens("/papiers")).status_code == 404
    assert "Agir pour David" not in (await zoe.client.get("/")).text
    shown = (await cast.david.opens(f"/aidants/{delegation_of(given)}")).text
    assert shown.count("<li>") >= 1
    assert "Zoé Inconnue verra" in shown
    back = "starts_at = starts_at - interval '3 days'"
    await cast.sql.execute(f"update delegation set {back} where aidant_id = $1", zoe.id)
    await cast.sql.execute(f"update delegation_right set {back} where delegation_id = $1", delegation_of(given))
    assert str(seen) in (await zoe.opens("/papiers")).text


async def test_it_ends_the_day_that_he_says_a_year_at_most(cast, zoe):
    last = day(40)
    assert (await gives(cast.david, zoe, jusqua="day", fin=last)).status_code == 200
    ends = await cast.sql.fetchval("select ends_at from delegation where aidant_id = $1", zoe.id)
    assert local(ends - timedelta(seconds=1)).date() == date(*map(int, reversed(last.split("/"))))


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"jusqua": "day"}, "Écrivez le dernier jour"),
        ({"jusqua": "day", "fin": "demain"}, "Écrivez un jour comme"),
        ({"jusqua": "day", "fin": day(-1)}, "Ce jour est passé"),
        ({"jusqua": "day", "fin": day(400)}, "Un accès dure un an au plus"),
        ({"jusqua": "day", "fin": day(5), "debut": day(6)}, "avant le premier jour"),
        ({"jusqua": "month", "debut": day(60)}, "après le dernier jour"),
        ({"debut": day(-1)}, "Ce jour est passé"),
        ({"motif": "a" * 301}, "trop longs"),
    ],
)
async def test_days_and_words_that_are_wrong(cast, zoe, times, words):
    code = await says_her_code(zoe)
    for step in ("apercu", "donner"):
        page = await cast.david.sends(f"/aidants/{step}", **form(code, **times))
        assert (page.status_code, words in page.text.replace("\N{NO-BREAK SPACE}", " ")) == (422, True)
    assert await cast.sql.fetchval("select count(*) from delegation where aidant_id = $1", zoe.id) == 0


async def test_why_is_sealed_and_for_him_alone(cast, zoe):
    given = await gives(cast.david, zoe, motif=CANARY)
    assert CANARY in given.text
    rows = await cast.sql.fetch(
        "select motive, key_id from delegation_right where delegation_id = $1", delegation_of(given)
    )
    assert len({row["motive"] for row in rows}) == 1
    assert all(row["key_id"] and CANARY.encode() not in row["motive"] for row in rows)
    zoe.base = f"/pour/{cast.david.id}"
    assert CANARY not in (await zoe.opens("")).text


async def test_of_his_two_houses_he_says_which(cast, zoe):
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    here, there = (
        await paper(cast, cast.tilleuls, cast.david.dossier, "mdph"),
        await paper(cast, cast.pins, other, "mdph"),
    )
    code = await says_her_code(zoe)
    assert f'name="chez-{other}"' in (await cast.david.opens("/aidants/donner")).text
    none = await cast.david.sends("/aidants/apercu", **form(code))
    assert (none.status_code, "Choisissez au moins une maison" in none.text) == (422, True)
    stranger = await cast.david.sends("/aidants/apercu", **form(code, **{f"chez-{cast.marion.dossier}": "on"}))
    assert stranger.status_code == 422
    given = await gives(cast.david, zoe, **{f"chez-{other}": "on"})
    zoe.base = f"/pour/{cast.david.id}"
    listed = (await zoe.opens("/papiers")).text
    assert (str(here) in listed, str(there) in listed) == (False, True)
    noted = await cast.sql.fetch("select establishment_id from audit_entry where act = 'delegation.given'")
    assert [house for (house,) in noted] == [cast.pins.id]
    assert delegation_of(given)
