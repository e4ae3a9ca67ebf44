"""A birthday, a departure, another house, a death: for each its rule, what closes, and what the person keeps."""

import asyncpg
import pytest

from backend.demo import making
from backend.people.leaving.service import end_at_majority
from tests.architecture.authz.papers import paper
from tests.cast import DAVID, DLU
from tests.enrolment.desk import place, presses
from tests.entrusting.giving import form, gives, says_her_code
from tests.mandates.desk import prepares
from tests.people.leaving.living import happens, plain, today
from tests.protection.entering import two_who_enrol
from tests.protection.julien import eighteen_in, family, opens, parent

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def the_minute_passes(cast):
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        await end_at_majority(pool)


@pytest.mark.attack("O13")
async def test_julien_turns_eighteen(cast):
    """His mother acts under the law, his aunt because he chose her: at midnight one ends, the other stays his."""
    desks = await two_who_enrol(cast, cast.pins)
    julien, mother, father = await family(cast)
    care = await paper(cast, cast.pins, julien.dossier, "soins")
    for one in (mother, father):
        await parent(cast, desks, julien, one)
    aunt = await cast.stranger()
    await gives(julien, aunt, lien="fammemb")
    assert await opens(mother, julien, f"/papiers/{care}")

    # The day comes: the end was written with the measure, in the time of his house.
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, eighteen_in(0))
    for measure in await cast.sql.fetch("select id from measure where dossier_id = $1", julien.dossier):
        await cast.sql.execute("select settle_measure($1)", measure["id"])
    await the_minute_passes(cast)

    for one in (mother, father):
        assert not await opens(one, julien)
        assert "Julien" not in plain(await one.client.get("/"))
    # He keeps his papers, his trail, and whom he chose himself; what was his parents' is given to nobody.
    assert await julien.papers() == [str(care)]
    assert (await julien.opens("/acces")).status_code == 200
    assert "Zoé Inconnue" in plain(await julien.opens("/aidants"))
    assert await opens(aunt, julien)
    again = await julien.sends("/aidants/donner", **form(await says_her_code(mother), lien="mth"))
    assert again.status_code == 200
    assert await opens(mother, julien), "of age, he gives her what he wants, as to anybody"


@pytest.mark.attack("O14")
async def test_david_leaves_and_takes_his_papers_with_him(cast):
    his = await cast.files(DLU)
    assert "C’est noté" in plain(await happens(cast.clerk, cast.david, "departure", today(-1)))

    # His teams see nothing of him any more; his first page tells him until when he reads, and he takes all of it.
    assert (await cast.martin.opens(f"/papiers/{his}")).status_code == 404
    assert "MOREL" not in plain(await cast.martin.opens("/personnes"))
    assert "Vous lisez vos papiers ici jusqu’au" in plain(await cast.david.opens("/"))
    assert (await cast.david.opens(f"/papiers/{his}/original")).status_code == 200
    # The day after the last one he reads nothing here; the house keeps what the law asks it to keep.
    await cast.sql.execute("update dossier set open_until = now() where id = $1", cast.david.dossier)
    assert await cast.david.papers() == []
    assert (await cast.david.opens(f"/papiers/{his}")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from document where id = $1", his) == 1


async def test_david_moves_and_chooses_what_follows_him(cast):
    """Les Pins opens a dossier of its own. Each house sees its own; he reads both, each under its name."""
    old = await cast.files(DLU)
    await happens(cast.clerk, cast.david, "transfer", today(-1))
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    there = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    await making.supports(cast.sql, cast.pins, team, there)
    new = await paper(cast, cast.pins, there, "attestations")
    assert set(await cast.david.papers()) == {str(old), str(new)}
    listed = plain(await cast.david.opens("/papiers"))
    assert "Foyer Les Tilleuls" in listed
    assert "SSIAD Les Pins" in listed
    assert (await cast.roux.opens(f"/papiers/{old}")).status_code == 404, "nothing is sent for him"
    assert (await cast.martin.opens(f"/papiers/{new}")).status_code == 404


@pytest.mark.attack("O10")
async def test_david_dies_and_nobody_speaks_in_his_name(cast):
    his = await cast.files(DLU)
    zoe = await cast.stranger()
    code = await says_her_code(zoe)
    mandate = await prepares(cast.clerk, cast.david.dossier, prenom="Zoé", nom="Inconnue")
    await happens(cast.clerk, cast.david, "death", today())

    # Who helped him reads nothing; his own sign-in is closed; what was begun in his name opens nothing.
    assert (await cast.paula.opens("/papiers")).status_code == 404
    assert (await cast.paula.opens(f"/papiers/{his}")).status_code == 404
    assert (await cast.david.client.get("/papiers", follow_redirects=False)).status_code == 303
    phone = await cast.signed_in(person=cast.david.id, name="His phone")
    assert await phone.papers() == []
    given = await phone.client.post("/aidants/donner", data=form(code))
    assert given.status_code != 200 or "C’est fait" not in plain(given)
    signed = await cast.clerk.sends(f"{mandate}/signe", code=code, preuve="Papier signé avant.", vu="on")
    assert "Une autre personne doit confirmer" not in plain(signed)
    letter = await presses(cast.clerk, f"{place(cast.tilleuls)}/lettres", **{f"lettre-{cast.david.dossier}": "on"})
    assert letter.headers["content-type"] != "application/pdf"
    alive = "select count(*) from delegation where usager_id = $1 and stopped_at is null"
    assert await cast.sql.fetchval(alive, cast.david.id) == 0

    # The house keeps his papers, and tells his family which way is theirs.
    assert (await cast.martin.opens(f"/papiers/{his}")).status_code == 200
    page = plain(await cast.clerk.opens(f"/personnes/{cast.david.dossier}/depart"))
    assert "Les proches font une demande écrite." in page
