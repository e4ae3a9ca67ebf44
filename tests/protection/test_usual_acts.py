"""A right asked for a child: a usual act by one of those who hold authority, any other by none alone."""

from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest
from msgspec.structs import replace

from backend.delegation.law import actors
from backend.rights import authority
from backend.rights.clocks import OPPOSE_DMP, clocks
from tests.architecture.authz.papers import paper
from tests.documents.reading import Reader
from tests.protection.entering import plain
from tests.rights.asks import answers, state_of

pytestmark = pytest.mark.anyio
ENOUGH = "Une seule personne responsable de l’enfant suffit pour demander"
EACH = "Chaque personne qui a l’autorité parentale"
OF = "select id from request where dossier_id = $1"
FORGED = """insert into request (id, establishment_id, dossier_id, document_id, kind, reference, asked_at, due_on,
                                 reason, key_id, asked_by)
    select $1, d.establishment_id, d.dossier_id, d.id, $3, $4, now(), current_date, '', d.key_id, actor_id()
      from document d where d.id = $2"""


@pytest.fixture
async def letter(cast, julien):
    return await paper(cast, cast.pins, julien.dossier, "soins")


@pytest.fixture
def grave(monkeypatch):
    """As if the same request were no usual act."""
    law = replace(clocks()[OPPOSE_DMP], act="non_usual")
    monkeypatch.setattr(authority, "clocks", lambda: {OPPOSE_DMP: law})


async def before(somebody, julien, letter):
    return await somebody.client.get(f"/pour/{julien.id}/demandes/opposition", params={"papier": str(letter)})


async def asks(somebody, julien, letter):
    typed = {"key": str(uuid4()), "papier": str(letter), "pourquoi": "private", "mots": ""}
    return await somebody.client.post(f"/pour/{julien.id}/demandes/opposition", data=typed)


@pytest.mark.parametrize("kind", [one.kind for one in actors().values() if one.line.ground == "authority"])
def test_the_table_answers(kind, monkeypatch):
    cells = actors()[kind, ""].cells
    usual = authority.who_agrees([kind], OPPOSE_DMP)
    assert usual == ("one" if cells["exercise"].answer == "yes" else "each")
    monkeypatch.setattr(authority, "clocks", lambda: {"x": replace(clocks()[OPPOSE_DMP], act="non_usual")})
    assert (authority.who_agrees([kind], "x"), cells["non_usual"].answer in ("judge", "no")) == ("each", True)


async def test_of_a_usual_act_she_reads_that_one_is_enough_and_so_does_the_team(cast, home, letter):
    julien, mother, *_ = home
    page = plain(await before(mother, julien, letter))
    assert (ENOUGH in page, "Votre accord suffit" in page) == (True, False), "the asking, and no more"
    assert (await asks(mother, julien, letter)).status_code == 200
    request = await cast.sql.fetchval(OF, julien.dossier)
    page = plain(await cast.roux.opens(f"/demandes/{request}"))
    assert "Pour un enfant, une seule personne suffit pour demander" in page
    assert "C’est le juge qui décide" in page
    await answers(cast.roux, request)
    assert await state_of(cast, request) == "accepted"


async def test_any_other_is_asked_by_neither_parent_alone(cast, home, letter, grave):
    julien, mother, father, _ = home
    for one in (mother, father):
        page = await before(one, julien, letter)
        assert (EACH in plain(page), "c’est le juge qui décide" in plain(page)) == (True, True)
        assert 'action="/pour' not in page.text.split("<main")[1]
        refused = await asks(one, julien, letter)
        assert (refused.status_code, "Rien n’est envoyé" in plain(refused)) == (422, True)
    assert await cast.sql.fetchval("select count(*) from request") == 0


async def test_nor_does_the_database_let_it(cast, home, letter):
    """What the law of requests does not call usual, whoever forges it."""
    julien, mother, *_ = home
    for kind, refused in (("forged", True), (OPPOSE_DMP, False)):
        async with Reader(cast, mother, "aidant", julien.id).acting() as sql:
            try:
                await sql.execute(FORGED, uuid4(), letter, kind, uuid4().hex)
                assert not refused
            except asyncpg.InsufficientPrivilegeError:
                assert refused


async def test_he_asks_for_himself(cast, home, letter, grave):
    """It is about authority, and about nobody else."""
    julien, *_ = home
    page = plain(await julien.opens(f"/demandes/opposition?papier={letter}"))
    assert (ENOUGH in page, EACH in page) == (False, False)
    sent = await julien.sends("/demandes/opposition", papier=str(letter), pourquoi="private", mots="")
    assert sent.status_code == 200
    request = await cast.sql.fetchval(OF, julien.dossier)
    page = plain(await cast.roux.opens(f"/demandes/{request}"))
    assert "autorité parentale" not in page


async def test_no_parent_is_told_by_what_another_acts(cast, home, letter):
    julien, mother, father, _ = home
    async with Reader(cast, mother, "aidant", julien.id).acting() as sql:
        told = [
            await sql.fetchval("select authority_of($1, $2, now())", one.id, julien.dossier) for one in (mother, father)
        ]
        before_that = await sql.fetchval(
            "select authority_of($1, $2, now() - $3::interval)", mother.id, julien.dossier, timedelta(days=1)
        )
    assert (told, before_that) == ([["parent"], None], [])
