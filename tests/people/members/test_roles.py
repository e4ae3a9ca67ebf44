"""What a role may do is read in plain words, shown before it changes, and changed by two people."""

from uuid import uuid4

import pytest

from tests.cast import DLU, SHELVES
from tests.people.members.deciding import acts, plain, role_of

pytestmark = pytest.mark.anyio


def ticks(*, without=(), more=()):
    """The nurse's form, as it is shown, with some boxes otherwise."""
    held = {
        *(f"lit-{family}" for family in SHELVES),
        "ecrit-messages",
        "ecrit-rendez-vous",
        "fait-requests",
        "fait-hours",
    }
    return dict.fromkeys(held - set(without) | set(more), "on")


async def proposes(who, cast, **form):
    return await who.sends(f"/roles/{await role_of(cast)}/proposer", **form)


async def waiting(cast):
    return await cast.sql.fetchval("select id from role_change where decided_at is null")


async def decide(who, cast, word, change=None):
    change = change or await waiting(cast)
    return await who.sends(f"/roles/{await role_of(cast)}/changements/{change}/{word}")


async def test_each_role_is_told_in_sentences(cast, riviere):
    page = plain(await riviere.opens("/roles"))
    assert "infirmière du foyer Lit tous les papiers" in page
    assert "Lit les messages et y répond." in page
    assert "S’occupe de : demandes de droits, heures de ses équipes." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "secrétaire Lit : Attestations, MDPH et aides, La vie au foyer." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "directeur Ne lit aucun papier." in page


async def test_a_change_is_shown_before_anything_is_written(cast, riviere):
    role = await role_of(cast)
    page = await riviere.sends(f"/roles/{role}/apercu", **ticks(without=["lit-bilans"], more=["fait-identity"]))
    words = plain(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "Ne verra plus : Bilans" in words
    assert "S’occupera aussi de : identités à vérifier" in words
    assert "1 personne a ce rôle." in words
    assert await cast.sql.fetchval("select count(*) from role_change") == 0
    same = await riviere.sends(f"/roles/{role}/apercu", **ticks())
    assert (same.status_code, "Vous n’avez rien changé." in plain(same)) == (422, True)


async def test_it_takes_effect_when_a_second_person_confirms_and_at_once(cast, riviere, lebon):
    paper = await cast.files(DLU)
    page = await proposes(riviere, cast, **ticks(without=["lit-hopital"]))
    assert "Le changement est proposé" in plain(page)
    assert "/confirmer" not in page.text
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    seen = plain(await lebon.opens(f"/roles/{await role_of(cast)}")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Monsieur Rivière propose ce changement" in seen
    assert "Ne verra plus : Hôpital et urgences" in seen
    assert "Un changement attend une deuxième personne" in plain(await lebon.opens("/roles"))
    assert "Le rôle est changé" in plain(await decide(lebon, cast, "confirmer"))
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 404
    assert await acts(cast) == ["role.proposed", "role.confirmed"]


async def test_confirmed_twice_by_the_same_form_is_confirmed_once(cast, riviere, lebon):
    await proposes(riviere, cast, **ticks(without=["lit-bilans"]))
    url, key = f"/roles/{await role_of(cast)}/changements/{await waiting(cast)}/confirmer", str(uuid4())
    for _ in range(2):
        assert "Le rôle est changé" in plain(await lebon.sends(url, key=key))
    assert await acts(cast) == ["role.proposed", "role.confirmed"]
