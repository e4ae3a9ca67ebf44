"""The desk of mandates as the house uses it: Rose, a grandmother, her granddaughter Zoé, and two people at the desk."""

import re

import pypdfium2

from backend.demo import making
from tests.entrusting.giving import says_her_code
from tests.evidence.proving import about_of, added, opens
from tests.people.members.deciding import plain

ZOE = {"prenom": "Zoé", "nom": "Inconnue"}
SEEN = {"preuve": "Rose a compris et a signé devant moi. Papier au coffre.", "vu": "on"}
PLACE = re.compile(r"/mandats/([0-9a-f-]{36})")


async def second_desk(cast):
    """Somebody else who enrols at Les Tilleuls."""
    role = await cast.sql.fetchval(
        "select id from role where code = 'secretaire' and establishment_id = $1", cast.tilleuls.id
    )
    return await cast.staff("Luc", "Payet", cast.tilleuls, role, "Monsieur Payet", cast.office)


async def grandmother(cast):
    """She never signs in: the house enrolled her with her."""
    person = await making.person(cast.sql, "Rose", "Lebon")
    await cast.sql.execute("update dossier set person_id = $1 where id = $2", person, cast.marion.dossier)
    return person


async def prepares(desk, dossier, **more):
    """Where the mandate is."""
    page = await desk.sends(
        f"/personnes/{dossier}/mandat", **{"lien": "child", "quoi": "everyday", "jusqua": "year"} | ZOE | more
    )
    assert page.status_code == 200, page.text
    return f"/mandats/{PLACE.search(page.url.path)[1]}"


async def enters(desk, there, code, **more):
    page = await desk.opens(there)
    day = re.search(r'name="signe_le"[^>]* value="([^"]+)"', page.text)
    said = SEEN | {"signe_le": day[1] if day else "01/01/2026"} | more
    return await desk.sends(f"{there}/signe", code=code, **said)


async def entered(cast, desk, dossier, aidant, **more):
    """A mandate that waits for its second person, with its paper."""
    there = await prepares(desk, dossier, **more)
    page = await enters(desk, there, await says_her_code(aidant))
    assert "Une autre personne doit confirmer" in plain(page)
    await added(cast, desk, about_of(there))
    return there


async def confirms(desk, there, **more):
    """As its page does: the paper was opened."""
    await opens(desk, about_of(there))
    return await desk.sends(f"{there}/confirmer", **more)


def words_of(body):
    pages = pypdfium2.PdfDocument(body)
    assert len(pages) == 1, "one page"
    return " ".join(pages[0].get_textpage().get_text_range().replace("\N{NO-BREAK SPACE}", " ").split())


async def given(cast):
    return await cast.sql.fetchval("select count(*) from delegation where ground = 'desk'")
