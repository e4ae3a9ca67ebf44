"""Zoé closes her account: every way in and every access ends; what she wrote and what the trail says stay."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.entrusting.giving import delegation_of, gives, says_her_code
from tests.people.members.deciding import plain
from tests.protection.entering import helper, in_force, two_who_enrol

pytestmark = [pytest.mark.anyio, pytest.mark.story]
CLOSE = "/j-aide/fermer"
MAIL = "insert into mail_address (id, person_id, kek_id, wrapped, confirmed_at) values ($1, $2, 'k', 'sealed', now())"
LEFT = """select (select count(*) from identity where person_id = $1)
    + (select count(*) from sign_in where person_id = $1 and revoked_at is null)
    + (select count(*) from passkey where person_id = $1 and removed_at is null)
    + (select count(*) from push_subscription where person_id = $1)
    + (select count(*) from mail_address where person_id = $1 and wrapped is not null)
    + (select count(*) from aidant_code where person_id = $1)
    + (select count(*) from device where person_id = $1 and secret_hash is not null)
    + (select count(*) from reading_choice where person_id = $1)
    + (select count(*) from delegation where aidant_id = $1 and stopped_at is null)"""


@pytest.fixture
async def zoe(cast):
    """She reads and writes for David, has an e-mail address and an identity at a provider."""
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, quoi="everyday-messages"))
    await cast.sql.execute(MAIL, uuid4(), zoe.id)
    who = {"person_id": zoe.id, "issuer": "https://fc.test", "subject": "zoe"}
    await making.insert(cast.sql, "identity", id=uuid4(), **who)
    await says_her_code(zoe)
    return zoe


async def closes(zoe, **fields):
    form = {"key": str(uuid4())} | fields
    await zoe.client.proves(CLOSE, form)
    return await zoe.client.post(CLOSE, data=form, follow_redirects=False)


async def writes(zoe, person):
    form = {"key": str(uuid4()), "quoi": "see", "mots": "David voudrait vous voir."}
    return await zoe.client.post(f"/pour/{person.id}/messages/ecrire", data=form)


@pytest.mark.attack("B23")
async def test_all_ends_and_what_she_said_and_did_stays(cast, zoe):
    assert (await writes(zoe, cast.david)).status_code == 200
    asked = plain(await zoe.client.get(CLOSE))
    assert "Vos messages resteront. On verra que vous n’aidez plus." in asked
    assert "Le journal gardera votre nom" in asked
    assert await cast.sql.fetchval(LEFT, zoe.id) > 4
    closed = await closes(zoe)
    assert (closed.status_code, closed.headers["location"]) == (303, "/au-revoir")
    assert '"storage"' in closed.headers["clear-site-data"]
    assert await cast.sql.fetchval(LEFT, zoe.id) == 0
    for path in ("/", "/j-aide", f"/pour/{cast.david.id}", f"/pour/{cast.david.id}/papiers"):
        answer = await zoe.client.get(path, follow_redirects=False)
        assert answer.headers.get("location", "").startswith("/entrer"), path
    assert "Votre compte est fermé" in plain(await zoe.client.get("/au-revoir"))
    assert "Au revoir" in plain(await zoe.client.get("/au-revoir")), "it is told once"
    for link in ("/au-revoir", "/au-revoir?suite=ferme"):
        assert "Votre compte est fermé" not in plain(await cast.nobody().client.get(link))
    thread = await cast.sql.fetchval("select id from thread where dossier_id = $1", cast.david.dossier)
    shown = plain(await cast.david.opens(f"/messages/{thread}"))
    assert "David voudrait vous voir." in shown
    assert "Zoé Inconnue sœur, écrit pour DAVID, ne l’aide plus" in shown
    looked = plain(await cast.david.opens("/acces"))
    assert "Zoé Inconnue" in looked
    assert "a arrêté de vous aider" in looked


@pytest.mark.attack("B23")
async def test_by_the_same_identity_she_is_somebody_new_to_whom_nothing_was_given(cast, zoe):
    await closes(zoe)
    again = await cast.sql.fetchval("select count(*) from identity where subject = 'zoe'")
    assert again == 0, "whoever comes in by it is nobody's"
    new = await making.person(cast.sql, "Zoé", "Inconnue")
    await making.insert(cast.sql, "identity", id=uuid4(), person_id=new, issuer="https://fc.test", subject="zoe")
    back = await cast.signed_in(person=new, name="Zoé")
    assert (await back.client.get(f"/pour/{cast.david.id}")).status_code == 404
    assert "David" not in (await back.client.get("/j-aide")).text


async def test_it_takes_a_fresh_proof(cast, zoe):
    form, proved = {"key": str(uuid4())}, "select count(*) from step_up where act = 'close'"
    assert await zoe.client.proves(CLOSE, form)
    assert await cast.sql.fetchval(proved) == 1
    assert (await zoe.client.get(f"/pour/{cast.david.id}")).status_code == 200, "nothing before it is done"


async def test_whoever_has_a_dossier_is_told_whom_to_ask(cast):
    page = plain(await cast.marion.opens(CLOSE))
    assert "Une maison garde votre dossier. C’est la loi." in page
    assert "Parlez-en avec Foyer Les Tilleuls" in page
    assert (await cast.marion.client.post(CLOSE, data={"key": str(uuid4())})).status_code == 404


async def test_nor_does_who_works_in_a_house(cast):
    assert "Vous travaillez ici" in plain(await cast.martin.client.get(CLOSE))
    assert (await cast.martin.client.post(CLOSE, data={"key": str(uuid4())})).status_code == 404


async def test_nor_does_whom_a_judge_named(cast):
    desks, nadia = await two_who_enrol(cast, cast.pins), await helper(cast, "Nadia", "Técher")
    await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    assert "Un juge ou la loi" in plain(await nadia.client.get(CLOSE))
    assert (await nadia.client.post(CLOSE, data={"key": str(uuid4())})).status_code == 404
    assert (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 200
