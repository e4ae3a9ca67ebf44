"""« Seulement pour moi »: whoever helps David finds no trace of what he keeps; Julien's nurse writes what he says."""

import re

import pytest

from backend.demo import making
from tests.appointments.planning import GRID, listed, plans, secret_in, words
from tests.documents.test_oppositions import JULIEN, MENTION
from tests.entrusting.giving import gives

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C06")]
ACTS = "select array_agg(act order by at) from audit_entry where act ~ 'secret|revealed|minor'"


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    await gives(cast.david, somebody, **GRID)
    return somebody


@pytest.fixture
async def julien(cast):
    return await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)


@pytest.fixture
async def mother(cast, julien):
    person = await making.person(cast.sql, "Nadège", "Grondin")
    rights = {"read": ("mdph",), "appointments": ("rendez-vous",)}
    await making.delegation(cast.sql, julien.id, person, julien.dossier, rights)
    somebody = await cast.signed_in(person=person, name="Nadège")
    somebody.base = f"/pour/{julien.id}"
    return somebody


@pytest.mark.story
async def test_he_keeps_it_then_shows_it_again(cast, zoe):
    kept, other = await plans(cast.martin, cast.david), await plans(cast.martin, cast.david, heure="16:00")
    nothing = (await zoe.opens(f"/rendez-vous/{zoe.id}")).content
    for _ in range(2):
        page = words(await cast.david.sends(f"/rendez-vous/{kept}/secret", qui="tous"))
        assert "Vous gardez ce rendez-vous pour vous" in page
    assert await listed(zoe) == [other]
    hidden = await zoe.opens(f"/rendez-vous/{kept}")
    assert (hidden.status_code, len(hidden.content)) == (404, len(nothing))
    assert str(kept) in (await cast.martin.opens(f"/personnes/{cast.david.dossier}/rendez-vous")).text
    assert "gardez" not in words(await cast.martin.opens(f"/rendez-vous/{kept}"))
    showing = secret_in(await cast.david.opens(f"/rendez-vous/{kept}"))
    assert "Zoé pourra voir ce rendez-vous" in words(await cast.david.opens(showing))
    shown = await cast.david.sends(showing)
    assert "Ce n’est plus gardé pour vous" in words(shown)
    assert await listed(zoe) == [kept, other]
    assert await cast.sql.fetchval(ACTS) == ["appointment.kept_secret", "appointment.revealed"]


async def test_nobody_else_keeps_or_shows_it(cast, zoe):
    kept = await plans(cast.martin, cast.david)
    for who in (zoe, cast.marion, cast.martin):
        assert (await who.sends(f"/rendez-vous/{kept}/secret", qui="tous")).status_code in (404, 405)
        assert (await who.sends(f"/rendez-vous/secrets/{kept}/montrer")).status_code in (404, 405)
    assert (await cast.david.opens(f"/rendez-vous/secrets/{kept}/montrer")).status_code == 404
    for whom in ("", "quelqu’un", str(cast.marion.id), str(cast.david.id)):
        assert (await cast.david.sends(f"/rendez-vous/{kept}/secret", qui=whom)).status_code == 422, whom
    assert await cast.sql.fetchval("select count(*) from appointment_secret") == 0


@pytest.mark.story
async def test_a_minor_opposes_and_his_mother_knows_nothing(cast, julien, mother):
    made = await plans(cast.martin, julien)
    assert await listed(mother) == [made]
    wrong = await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui="tous", mention="")
    assert (wrong.status_code, "Écrivez la mention" in words(wrong)) == (422, True)
    written = await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui="tous", convaincre="on", mention=MENTION)
    assert MENTION in words(written)
    assert await listed(mother) == []
    assert (await mother.opens(f"/rendez-vous/{made}")).status_code == 404
    his = words(await julien.opens(f"/rendez-vous/{made}"))
    assert "Vous ne voulez pas que l’on parle de ce rendez-vous" in his
    assert MENTION not in his
    kept = await cast.sql.fetchval("select id from appointment_secret")
    assert (await julien.opens(f"/rendez-vous/secrets/{kept}/montrer")).status_code == 404
    refused = await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", garde=str(kept))
    assert (refused.status_code, "le demander lui-même" in words(refused)) == (422, True)
    await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", garde=str(kept), **{"lui-meme": "on"})
    assert await listed(mother) == [made]
    assert await cast.sql.fetchval(ACTS) == ["minor.opposed", "minor.agreed"]


async def test_an_opposition_is_a_minors_and_written_in_care(cast, julien):
    his, made = await plans(cast.martin, cast.david), await plans(cast.martin, julien)
    said = {"qui": "tous", "convaincre": "on", "mention": MENTION}
    assert (await cast.martin.sends(f"/rendez-vous/{his}/opposition", **said)).status_code == 404
    assert (await cast.clerk.sends(f"/rendez-vous/{made}/opposition", **said)).status_code == 404
    assert (await cast.roux.sends(f"/rendez-vous/{made}/opposition", **said)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from appointment_secret") == 0


async def test_what_she_does_not_know_takes_no_place_in_a_page(cast, zoe):
    """Twenty to a page, and none of them a hole."""
    made = [await plans(cast.martin, cast.david, heure=f"{n}:00") for n in range(21)]
    await cast.david.sends(f"/rendez-vous/{made[3]}/secret", qui="tous")
    assert len(await listed(zoe)) == 20
    assert re.search("viendront ici", words(await zoe.opens("/rendez-vous")))
