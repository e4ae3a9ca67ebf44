"""What the tests of messages do again and again."""

import re
from html import unescape
from uuid import uuid4

from backend.demo import making
from tests.cast import CARE

UNDO = re.compile(r'action="([^"]*/annuler)"')
THREAD = re.compile(r".*/messages/[0-9a-f-]{36}")


async def begins(person, words="Bonjour", quoi="other", **more):
    """The address of the new thread, as its writer sees it."""
    sent = await person.sends("/messages/ecrire", quoi=quoi, mots=words, **more)
    assert sent.status_code == 200, sent.text
    return THREAD.match(sent.url.path)[0]


async def threads(person):
    """The ids of the threads on her page, in order."""
    return re.findall(rf'href="{person.base}/messages/([0-9a-f-]{{36}})"', (await person.opens("/messages")).text)


def older(page):
    """Where the page before is, or None."""
    link = re.search(r'href="([^"]*\bavant=[^"]*)"', page.text)
    return link[1].replace("&amp;", "&") if link else None


async def colleague(cast):
    """Madame Hoareau, who works with Madame Martin."""
    role = await making.role(cast.sql, cast.tilleuls, "aide", "aide-soignante", CARE)
    return await cast.staff("Zoé", "Hoareau", cast.tilleuls, role, "Madame Hoareau", cast.care)


async def lists(person, query=""):
    """Name of each list on her page of messages → the address of each thread → what its row says."""
    page = unescape((await person.opens(f"/messages{query}")).text)
    found = {}
    for name, rows in re.findall(r'<section aria-labelledby="(\w+)">(.*?)</section>', page, re.DOTALL):
        cells = re.findall(rf'href="{person.base}(/messages/[0-9a-f-]{{36}})">(.*?)</a>', rows, re.DOTALL)
        found[name] = {path: re.sub(r"<[^>]+>", " ", cell) for path, cell in cells}
    return found


async def confides(cast, words="Je ne veux pas que Paula le sache. Girafe.", member=None, **more):
    """The address of the thread that only he and she see."""
    only = str(member or cast.martin.membership)
    return await begins(cast.david, words, seulement=only, **more)


def undo_of(page):
    return UNDO.search(page.text)[1]


async def takes_back(person, page, **more):
    return await person.client.post(undo_of(page), data={"key": str(uuid4())} | more)
