"""Add papers as people do, and the worker that reads them."""

import re
from uuid import UUID, uuid4

import asyncpg

from backend.bringing.intake import intake
from backend.demo import making
from backend.documents.vault import Stored
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.people.keys import Wrapped
from backend.people.keys import opened as unwrapped
from tests.interop.test_photo import photo as taken

PHOTO = taken((60, 40))
NAME = "Lettre de la CAF"
FILES = "select f.*, k.kek_id, k.wrapped as wrapped_key from document_file f join dossier_key k on k.id = f.key_id"
PLAIN = re.compile(r"\s+")


def plain(page):
    return PLAIN.sub(" ", page.text.replace("\N{NO-BREAK SPACE}", " "))


async def adds(person, body=PHOTO, name="photo.jpg", kind="image/jpeg", **fields):
    """The page that answers: in her own papers, or in those of the person for whom she acts."""
    data = {"key": str(uuid4()), "dans": "mdph", "nom": NAME} | fields
    return await person.client.post(f"{person.base}/papiers/ajouter", data=data, files={"fichier": (name, body, kind)})


def sent(page):
    """The id of what was sent, which its paper will have."""
    return UUID(page.url.path.rsplit("/", 1)[1])


async def read(cast, scanner=None):
    """The worker reads all that waits: what became of each."""
    state = cast.app.state
    rows = await cast.sql.fetch("select id, establishment_id from brought_paper where state = 'received'")
    services = {"ring": state.ring, "vault": state.vault, "scanner": scanner or cast.scanner}
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        for paper, house in rows:
            await intake(Context(pool, state.settings, services), Envelope("brought.intake", house, {"paper": paper}))
    return [state for (state,) in await cast.sql.fetch("select state from brought_paper order by received_at")]


async def in_the_store(cast):
    """Kind → the plain bytes of its file."""
    state, found = cast.app.state, {}
    for row in await cast.sql.fetch(FILES):
        key = unwrapped(state.ring, Wrapped(row["key_id"], row["kek_id"], row["wrapped_key"]))
        stored = Stored(row["store_key"], row["size"], row["sha256"])
        found[row["kind"]] = await state.vault.get(stored, key.unwrap(row["wrapped"], row["id"]))
    return found


async def helps(cast, rights, relation="BRO", given="Léo", family="Morel"):
    """Somebody who may do this for David: `rights` as `making.delegation` has them."""
    person = await making.person(cast.sql, given, family)
    made = await making.delegation(cast.sql, cast.david.id, person, cast.david.dossier, rights)
    await cast.sql.execute("update delegation set relation = $2 where id = $1", made, relation)
    somebody = await cast.signed_in(person=person, name=given)
    somebody.base, somebody.delegation = f"/pour/{cast.david.id}", made
    return somebody
