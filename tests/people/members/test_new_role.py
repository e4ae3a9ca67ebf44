"""A wholly new role: made with a name alone, it may do nothing until two people say what."""

import pytest

from backend.demo import making
from tests.cast import DLU
from tests.people.members.deciding import acts, plain, role_of

pytestmark = pytest.mark.anyio
CODE = "art-therapeute"


async def test_it_may_do_nothing_until_two_people_say_what(cast, riviere, lebon):
    paper = await cast.files(DLU)
    page = plain(await riviere.sends("/roles", nom="Art-thérapeute"))
    assert "Le rôle est créé" in page
    assert "Art-thérapeute Ne lit aucun papier. Personne n’a ce rôle" in page.replace("\N{NO-BREAK SPACE}", " ")
    role = await role_of(cast, CODE)
    nadia = await cast.staff("Nadia", "Payet", cast.tilleuls, role, "Nadia", cast.care)
    assert (await nadia.opens(f"/papiers/{paper}")).status_code == 404
    assert "Verra aussi" in plain(await riviere.sends(f"/roles/{role}/apercu", **{"lit-hopital": "on"}))
    await riviere.sends(f"/roles/{role}/proposer", **{"lit-hopital": "on"})
    assert (await nadia.opens(f"/papiers/{paper}")).status_code == 404
    change = await cast.sql.fetchval("select id from role_change where decided_at is null")
    await lebon.sends(f"/roles/{role}/changements/{change}/confirmer")
    assert (await nadia.opens(f"/papiers/{paper}")).status_code == 200
    assert await acts(cast) == ["role.made", "role.proposed", "role.confirmed"]


WRONG = [("", "Écrivez le nom du rôle."), ("  ", "Écrivez"), ("!!", "n’est pas une lettre"), ("x" * 81, "trop long"),
         ("Infirmière du FOYER", "Un rôle a déjà ce nom."), ("infirmiere", "Un rôle a déjà ce nom.")]  # fmt: skip


@pytest.mark.parametrize(("name", "why"), WRONG)
async def test_a_name_that_is_none_or_is_known_makes_nothing(cast, riviere, name, why):
    before = await cast.sql.fetchval("select count(*) from role")
    page = await riviere.sends("/roles", nom=name)
    assert (page.status_code, why in plain(page).replace("\N{NO-BREAK SPACE}", " ")) == (422, True), plain(page)
    assert await cast.sql.fetchval("select count(*) from role") == before


async def test_only_who_decides_makes_one_and_in_her_house_alone(cast, riviere):
    for who in (cast.martin, cast.roux):
        assert (await who.sends("/roles", nom="Art-thérapeute")).status_code == 404
    elsewhere = await making.role(cast.sql, cast.pins, CODE, "Art-thérapeute", {})
    await riviere.sends("/roles", nom="Art-thérapeute")
    assert await role_of(cast, CODE) not in (None, elsewhere), "each house has its own"
