"""By hand, threads: their list for a program, and the page of one, opened with the same key and joined as strings."""

import json
from html import escape
from uuid import UUID

from backend.audit.views import Who
from backend.kit.clock import LATEST
from backend.kit.forms import Form
from backend.messaging import queries, views
from backend.messaging.schemas import Draft
from backend.people.queries import AROUND
from tests.bench import pages

NOWHERE, NEXT = UUID(int=0), 2**31 - 1
NAMES = ("id", "house", "team", "opening", "document", "last_number", "last_at", "last_by", "read_up_to")
TEAM = Who(name="Équipe soins", role="Foyer", initials="ÉS", staff=True)
ONE = views.Message(mine=True, author="Vous", written="", initials="V", lines=(pages.PLACE,))
FRAME = pages._cut(
    "pages/messaging/show.html",
    views.Thread(
        url="@url@", title="Autre chose", to=TEAM, days=(views.Day(name="@day@", messages=(ONE,)),), form=Form(Draft),
        answers="Madame Martin vous répond demain avant 18 heures.", keep_url="@url@/garder",
    ),
    '<li class="msg',
)  # fmt: skip
FRAME = FRAME[0], FRAME[1].partition("</li>")[2]


async def listed(sql):
    rows = await sql.fetch(queries.THREADS.sql, *queries.THREADS.arguments({"before": LATEST, "after": NOWHERE}))
    shown = [
        dict(zip(NAMES, (str(r[0]), r[3], r[4], r[5], r[6], r[7], r[8].isoformat(), r[9], r[10]), strict=True))
        for r in rows
    ]
    return json.dumps({"threads": shown, "older": None}).encode()


async def shown(sql, thread, key_of):
    """The page, and the number of the last message when she had not read as far."""
    row = await sql.fetchrow(queries.THREAD.sql, *queries.THREAD.arguments({"id": thread}))
    values = {"id": thread, "before": NEXT}
    messages = await sql.fetch(queries.MESSAGES.sql, *queries.MESSAGES.arguments(values))
    await sql.fetchrow(AROUND.sql)
    keys = {m[10]: key_of(*m[10:13]) for m in {m[10]: m for m in messages}.values()}
    before, after = (part.replace("@url@", f"/messages/{thread}") for part in FRAME)
    before = before.replace("@day@", pages.day(messages[0][9]))
    body = "".join(_message(keys[m[10]], m) for m in messages)
    return f"{before}{body}{after}".encode(), messages[-1][2] > row[7] and messages[-1][2]


def _message(key, m):
    aad = f"{m[1]}|message|{m[0]}|body|{m[10]}".encode()
    words = key.decrypt(m[8][1:13], m[8][13:], aad).decode()
    read = f"Lu par {escape(m[13])}" if m[13] else "Arrivé. Pas encore lu."
    return (
        f'<li class="msg{" me" if m[3] else ""}" id="m{m[0].hex[:8]}"><div class="who"><span class="face">V</span>'
        f'<span><b>{escape("Vous" if m[3] else m[5])}</b><span class="d">à {m[9].hour} heures {m[9].minute}</span>'
        "</span></div>"
        f'<p class="words">{escape(words)}</p><p class="sent">{read}</p></li>'
    )
