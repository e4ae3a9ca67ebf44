"""A grandmother without a telephone chooses her granddaughter: on paper, before two people of the house."""

import hashlib
import io

import pikepdf
import pytest

from backend.kit.references import grouped, is_reference
from tests.entrusting.giving import says_her_code
from tests.evidence.proving import about_of, added, opens
from tests.interop.references import reference
from tests.mandates.desk import confirms, entered, enters, given, grandmother, prepares, words_of
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio


@pytest.fixture
async def rose(cast):
    return await grandmother(cast)


async def test_paper_evidence_a_second_person_and_then_she_helps(cast, rose, zoe, payet):
    there = await prepares(cast.clerk, cast.marion.dossier, prevenir="on")
    assert await given(cast) == 0
    assert "Attend le papier signé" in plain(await cast.clerk.opens("/mandats"))
    noted = await enters(cast.clerk, there, await says_her_code(zoe))
    assert "Une autre personne doit confirmer" in plain(noted)
    assert "Rose a compris et a signé devant moi." in plain(noted)
    assert await given(cast) == 0
    assert (await zoe.client.get(f"/pour/{rose}")).status_code == 404
    seen = plain(await payet.opens(there))
    assert "Papier vu par Madame Bouvier" in seen
    assert "Ouvrir le papier signé" in seen
    await added(cast, cast.clerk, about_of(there))
    assert "confirmer le mandat" in plain(await opens(payet, about_of(there)))
    assert "C’est confirmé" in plain(await confirms(payet, there))
    assert (await zoe.client.get(f"/pour/{rose}")).status_code == 200
    row = await cast.sql.fetchrow("select * from delegation where ground = 'desk'")
    mandate = await cast.sql.fetchrow("select * from mandate")
    assert (row["usager_id"], row["aidant_id"], row["relation"]) == (rose, zoe.id, "CHILD")
    assert row["ends_at"] == mandate["rights_end"]
    assert row["agreed_hash"] == hashlib.sha256(mandate["words"].encode()).digest()
    assert is_reference(row["reference"])
    acts = await cast.sql.fetch("select act, actor_id from audit_entry where act like 'mandate.%' order by at")
    by = [cast.clerk.id, cast.clerk.id, payet.id]
    assert [tuple(one) for one in acts] == list(
        zip(("mandate.prepared", "mandate.entered", "mandate.confirmed"), by, strict=True)
    )


async def test_she_has_the_rights_that_the_paper_says_in_the_dossier_of_this_house_alone(cast, rose, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await confirms(payet, there)
    rows = await cast.sql.fetch(
        "select r.dossier_id, r.can || '/' || r.family as square from delegation_right r join delegation d"
        " on d.id = r.delegation_id where d.ground = 'desk'"
    )
    assert {row["dossier_id"] for row in rows} == {cast.marion.dossier}
    assert {row["square"] for row in rows} == {"read/attestations", "read/mdph", "read/vie-au-foyer"}


async def test_the_paper_is_one_page_that_says_it_all(cast, rose):
    there = await prepares(cast.clerk, cast.marion.dossier, quoi="everyday-messages", prevenir="on")
    answer = await cast.clerk.opens(f"{there}/papier")
    assert answer.headers["content-type"] == "application/pdf"
    words = words_of(answer.content)
    number = await cast.sql.fetchval("select reference from mandate")
    asked = ("Je choisis mon aidant", "Zoé Inconnue peut lire :", "Zoé Inconnue saura aussi", "Ma signature")
    for told in (*asked, "Foyer Les Tilleuls", "Je peux arrêter quand je veux", grouped(number)):
        assert told in words
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"


async def test_the_desk_comes_back_by_the_number_of_the_paper(cast, rose, payet):
    there = await prepares(cast.clerk, cast.marion.dossier)
    number = grouped(await cast.sql.fetchval("select reference from mandate"))
    for typed in (number, number.lower(), f" {number} "):
        assert (await payet.sends("/mandats", numero=typed)).url.path.endswith(there)
    assert (await payet.sends("/mandats", numero="K7R4 2MXP 9A")).status_code == 422


async def test_she_is_told_elsewhere_than_at_the_desk(cast, rose, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    assert (await cast.clerk.opens(f"{there}/lettre")).status_code == 404
    await confirms(payet, there)
    jobs = await cast.sql.fetch("select payload from jobs.pgqueuer where entrypoint = 'alert.mail'")
    assert len(jobs) == 1
    assert str(rose) in bytes(jobs[0]["payload"]).decode()
    letter = words_of((await payet.opens(f"{there}/lettre")).content)
    for told in ("Quelqu’un peut vous aider", "Zoé Inconnue", "Dites-le à l’accueil : Foyer Les Tilleuls"):
        assert told in letter


async def test_whoever_signs_in_sees_it_and_stops_it_as_any_other(cast, zoe, payet):
    """Marion was there, and has a telephone too."""
    await cast.files(reference())
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await confirms(payet, there)
    assert "Zoé Inconnue" in (await cast.marion.opens("/aidants")).text
    looked = plain(await cast.marion.opens("/acces"))
    assert "a confirmé un mandat" in looked
    delegation = await cast.sql.fetchval("select id from delegation where ground = 'desk'")
    assert "C’est arrêté" in (await cast.marion.sends(f"/aidants/{delegation}/arreter")).text
    assert (await zoe.client.get(f"/pour/{cast.marion.id}")).status_code == 404
    sheet = await cast.marion.opens(f"/aidants/{delegation}/attestation")
    assert "signé un mandat sur papier" in words_of(sheet.content)


async def test_confirmed_twice_by_a_double_tap_it_is_given_once(cast, rose, zoe, payet):
    there, key = await entered(cast, cast.clerk, cast.marion.dossier, zoe), "5b7f1a58-3c1e-4b8e-9f46-6f2f9c1c2b11"
    for _ in range(2):
        assert "C’est confirmé" in plain(await confirms(payet, there, key=key))
    assert await given(cast) == 1
