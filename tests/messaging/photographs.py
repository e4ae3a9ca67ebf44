"""Photos as telephones send them, and the worker that looks at them."""

import re
from uuid import uuid4

import asyncpg

from backend.documents.vault import Stored
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.messaging.photo_intake import intake
from backend.people.keys import Wrapped
from backend.people.keys import opened as unwrapped
from tests.interop.test_photo import photo as taken

PHOTO = taken((60, 40))
FILES = (
    """select f.*, k.kek_id, k.wrapped as wrapped_key from message_photo_file f join dossier_key k on k.id = f.key_id"""
)


async def sends(person, path, body=PHOTO, name="photo.jpg", kind="image/jpeg", **fields):
    data = {"key": str(uuid4())} | fields
    return await person.client.post(f"{person.base}{path}", data=data, files={"photo": (name, body, kind)})


async def looked_at(cast, scanner=None):
    """The worker looks at every photo that waits: what became of all."""
    state = cast.app.state
    rows = await cast.sql.fetch("select id, establishment_id from message_photo where state = 'received'")
    services = {"ring": state.ring, "vault": state.vault, "scanner": scanner or cast.scanner}
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        for photo, house in rows:
            await intake(Context(pool, state.settings, services), Envelope("photo.intake", house, {"photo": photo}))
    return [state for (state,) in await cast.sql.fetch("select state from message_photo order by received_at")]


async def in_the_store(cast):
    """Kind → the plain bytes of its file."""
    state, found = cast.app.state, {}
    for row in await cast.sql.fetch(FILES):
        key = unwrapped(state.ring, Wrapped(row["key_id"], row["kek_id"], row["wrapped_key"]))
        stored = Stored(row["store_key"], row["size"], row["sha256"])
        found[row["kind"]] = await state.vault.get(stored, key.unwrap(row["wrapped"], row["id"]))
    return found


def photo_of(page):
    """Where the picture is, on the page of a thread."""
    return re.search(r'<img src="([^"]*/photos/[^"]*)"', page.text)[1]
