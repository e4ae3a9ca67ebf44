"""A paper of Marion's was filed with David: taken back at once, told to both, and the house keeps a record of it."""

import re
from uuid import uuid4

import pytest

from tests.architecture.authz.papers import paper
from tests.documents.desks import plain

pytestmark = [pytest.mark.anyio, pytest.mark.story, pytest.mark.attack("O12")]
HERE = "/incidents"
NOBODY = {"a-qui": "personne", "autorite": "no_risk"}


async def wrong(cast, *, seen=True):
    """David read it, his sister may have, and he said that it is not his; Inès agrees."""
    hers = await paper(cast, cast.tilleuls, cast.david.dossier)
    if seen:
        assert (await cast.david.opens(f"/papiers/{hers}")).status_code == 200
        assert (await cast.martin.opens(f"/papiers/{hers}")).status_code == 200
    await cast.david.sends(f"/papiers/{hers}/pas-a-moi")
    dispute = await cast.sql.fetchval("select id from document_dispute where document_id = $1", hers)
    await cast.clerk.sends(f"/contestes/{dispute}", **{"a-qui": "pas-a-elle"})
    return hers, await cast.sql.fetchval("select id from misfiling where document_id = $1", hers)


async def test_a_paper_was_with_the_wrong_person(cast):
    hers, record = await wrong(cast)
    for who in (cast.david, cast.martin):
        assert (await who.opens(f"/papiers/{hers}")).status_code == 404

    # The record says who saw it, and until when the CNIL is told.
    assert "À régler dans les trois jours" in plain(await cast.clerk.client.get(f"{cast.clerk.base}{HERE}"))
    page = plain(await cast.clerk.opens(f"{HERE}/{record}"))
    assert "David Morel, la personne chez qui il était" in page
    assert "Madame Martin, de l’équipe" in page
    assert "Bouvier" not in page.partition("Qui l’a ouvert")[2].partition("Ce qu’il faut faire")[0]

    # Inès finds whose it is by the day that is on the paper, and says what was done.
    found = await cast.clerk.client.post(f"{cast.clerk.base}{HERE}/{record}/chercher", data={"ne_le": "20/05/1991"})
    assert "MARION LÉA PAYET" in plain(found)
    assert re.search(rf'value="{cast.marion.dossier}"', found.text)
    done = await cast.clerk.sends(f"{HERE}/{record}", **{"a-qui": str(cast.marion.dossier), "autorite": "told"})
    assert "C’est réglé" in plain(done)

    # Both are told, kindly; each in her own trail.
    assert "Un de vos papiers était chez une autre personne" in plain(await cast.marion.opens("/"))
    assert "a noté qu’un de vos papiers était chez une autre personne" in plain(await cast.marion.opens("/acces"))
    assert "a noté qu’un papier rangé ici n’était pas à vous" in plain(await cast.david.opens("/acces"))
    assert "Pour savoir à qui est ce papier." in plain(await cast.david.opens("/acces"))
    assert "a lu la fiche d’un papier mal rangé" in plain(await cast.david.opens("/acces"))
    assert "PAYET" not in (await cast.david.opens("/acces")).text
    assert "MOREL" not in (await cast.marion.opens("/acces")).text.upper()

    # The record is kept, and is changed no more.
    page = plain(await cast.clerk.opens(f"{HERE}/{record}"))
    assert "Réglé le" in page
    assert "La CNIL est prévenue" in page
    again = await cast.clerk.sends(f"{HERE}/{record}", **NOBODY)
    assert again.status_code == 404


async def test_nobody_saw_it_and_nobody_knows_whose_it_is(cast):
    _, record = await wrong(cast, seen=False)
    page = plain(await cast.clerk.opens(f"{HERE}/{record}"))
    assert "Personne ne l’a ouvert" in page
    assert "Personne d’autre ici n’est né ce jour-là" in plain(
        await cast.clerk.client.post(f"{cast.clerk.base}{HERE}/{record}/chercher", data={"ne_le": "12/03/1984"})
    ), "not David, with whom it was"
    missing = await cast.clerk.sends(f"{HERE}/{record}")
    assert (missing.status_code, "si la CNIL est prévenue" in plain(missing)) == (422, True)
    assert "C’est réglé" in plain(await cast.clerk.sends(f"{HERE}/{record}", **NOBODY))


async def test_three_days_later_it_is_late(cast):
    await wrong(cast)
    await cast.sql.execute("update misfiling set opened_at = opened_at - interval '73 hours'")
    assert "En retard" in plain(await cast.clerk.client.get(f"{cast.clerk.base}{HERE}"))


async def test_a_record_is_for_who_answers_for_identities_in_that_house(cast):
    _, record = await wrong(cast)
    for who in (cast.martin, cast.roux):
        assert (await who.opens(f"{HERE}/{record}")).status_code == 404
        assert (await who.client.get(f"{who.base}{HERE}")).status_code == 404
        told = await who.client.post(
            f"{who.base}{HERE}/{record}", data={"key": str(uuid4())} | NOBODY, follow_redirects=False
        )
        assert told.status_code == 404
    elsewhere = await cast.clerk.sends(f"{HERE}/{record}", **{"a-qui": str(cast.laura.dossier), "autorite": "told"})
    assert elsewhere.status_code == 404, "of another house"
    his = await cast.clerk.sends(f"{HERE}/{record}", **{"a-qui": str(cast.david.dossier), "autorite": "told"})
    assert his.status_code == 404, "it is not his"
    assert await cast.sql.fetchval("select closed_at from misfiling") is None


async def test_a_paper_that_was_his_after_all_leaves_no_record(cast):
    his = await paper(cast, cast.tilleuls, cast.david.dossier)
    await cast.david.sends(f"/papiers/{his}/pas-a-moi")
    dispute = await cast.sql.fetchval("select id from document_dispute")
    await cast.clerk.sends(f"/contestes/{dispute}", **{"a-qui": "a-elle"})
    assert await cast.sql.fetchval("select count(*) from misfiling") == 0


async def test_it_goes_from_every_device_his_sister_s_and_what_is_taken_away(cast):
    hers = await paper(cast, cast.tilleuls, cast.david.dossier, "mdph")
    phone = await cast.signed_in(person=cast.david.id, name="His phone")
    for who in (phone, cast.paula):
        assert (await who.opens(f"/papiers/{hers}")).status_code == 200
        assert str(hers) in (await who.opens("/papiers")).text
    await cast.david.sends(f"/papiers/{hers}/pas-a-moi")
    # From the very next request, before anybody at the desk has looked.
    for who in (cast.david, phone, cast.paula):
        assert str(hers) not in (await who.opens("/papiers")).text
        for path in ("", "/original"):
            assert (await who.opens(f"/papiers/{hers}{path}")).status_code == 404
    dispute = await cast.sql.fetchval("select id from document_dispute where document_id = $1", hers)
    await cast.clerk.sends(f"/contestes/{dispute}", **{"a-qui": "pas-a-elle"})
    record = await cast.sql.fetchval("select id from misfiling where document_id = $1", hers)
    page = plain(await cast.clerk.opens(f"{HERE}/{record}"))
    assert "Paula Morel" in page, "who must forget what she read"
