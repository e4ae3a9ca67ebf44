"""Everything that somebody may see of messages, without what changes from one asking to the next."""

import re
from html import unescape

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REFERENCE = re.compile(r"\b[A-Z2-9]{10}\b")
AIDANT = ("", "/messages", "/messages/chercher", "/messages/ecrire", "/papiers")
COLLEAGUE = (
    "/messages", "/messages?liste=retard", "/messages?liste=prendre", "/messages?liste=moi",
    "/messages?liste=attente", "/personnes", "/demandes",
)  # fmt: skip


def plain(page):
    """Ids are random, keys of forms and references too."""
    return page.status_code, REFERENCE.sub("reference", ID.sub("id", unescape(page.text)))


async def seen_by(person, paths):
    found = {}
    for path in paths:
        address = f"{person.base}{path}"
        found[path] = plain(await person.client.get(address))
    return found
