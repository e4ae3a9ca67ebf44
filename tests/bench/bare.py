"""The same work by hand: one ASGI function over asyncpg, nothing that routes, checks or explains.

It becomes, reads under the same policies, writes the same audit entries, opens and seals with the
same keys, joins strings into a page of the same size, and commits before it answers.
"""

import gzip
import hashlib
import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import asyncpg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.documents import lists
from backend.documents import queries as papers
from backend.documents.schemas import OpenedRow
from backend.kit.keyring import FileKeyRing
from backend.kit.lexemes import lexemes, tokens
from backend.messaging import posting
from backend.messaging import service as messages
from backend.messaging.queries import MARK_READ
from backend.people.keys import about
from backend.people.queries import AROUND
from backend.web.compression import LEVEL
from backend.web.home import NEWS
from tests.bench import bare_threads, pages

RING = FileKeyRing(Path(os.environ["KEYS_DIR"]) / "kek.json")
OBJECTS = Path(urlsplit(os.environ["OBJECT_STORE_URL"]).path)
READS, WRITES = "begin isolation level repeatable read", "begin isolation level read committed"
HEAD = pages.HEAD
SEEN = OpenedRow.__struct_fields__.index("seen")
EMPTY = "select id from document where id = $1"
NOWHERE = UUID(int=0)
CHUNK = 256 * 1024 + 16


async def nothing_to_reset(_):
    pass


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
        return
    secret = dict(scope["headers"])[b"cookie"].split(b"=", 1)[1]
    become = f"select from become('\\x{hashlib.sha256(secret).hexdigest()}', 'usager', null)"
    status, headers, later = 200, [], None
    if scope["path"] == "/messages/direct":
        await stream(become, receive, send)
        return
    async with app.pool.acquire() as sql:
        if scope["method"] == "POST":
            typed = parse_qs((await body_of(receive)).decode())
            await sql.execute(f"{counting(secret)}; {WRITES}; {become}; select from hold(permit_id())")
            location = await post(sql, UUID(scope["path"][10:46]), UUID(typed["key"][0]), typed["mots"][0])
            status, headers, body = 303, [(b"location", location.encode())], b""
        else:
            await sql.execute(f"{READS}; {become}")
            body, later = await read(sql, scope["path"])
        await sql.execute("commit")
    if body:
        headers, body = [*headers, (b"content-encoding", b"gzip")], gzip.compress(body, LEVEL)
    headers += [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    if later:
        async with app.pool.acquire() as sql:
            await sql.execute(f"begin; {become}")
            await sql.execute(*later)
            await sql.execute("commit")


async def stream(become, receive, send):
    """Becomes once, says one line, and waits for the other to leave."""
    async with app.pool.acquire() as sql:
        await sql.execute(f"{READS}; {become}")
        await sql.execute("commit")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
    await send({"type": "http.response.body", "body": b": \r\n\r\n", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass


def counting(secret):
    return f"begin; select from count_write('\\x{hashlib.sha256(secret).hexdigest()}', 1000000, 1000000); commit"


async def read(sql, path):
    if path == "/empty":
        await sql.fetchrow(EMPTY, NOWHERE)
        return b"", None
    if path == "/":
        around = await sql.fetchrow(AROUND.sql)
        return pages.home(around, await sql.fetchrow(NEWS.sql)), None
    if path == "/api/fils":
        return await bare_threads.listed(sql), None
    if path.startswith("/messages/"):
        page, number = await bare_threads.shown(sql, UUID(path[10:]), key_of)
        return page, (MARK_READ, UUID(path[10:]), number) if number else None
    if path == "/papiers":
        values = {"before": date.max, "after": NOWHERE}
        rows = await sql.fetch(lists.NEWEST.sql, *lists.NEWEST.arguments(values))
        at = HEAD + 1
        keys = {row[at]: key_of(*row[at : at + 3]) for row in {row[at]: row for row in rows}.values()}
        await sql.fetchrow(AROUND.sql)
        return pages.papers((row, *words(keys[row[at]], row[at], row)) for row in rows), None
    paper = UUID(path[9:])
    row = await sql.fetchrow(papers.READ_MINE.sql, *papers.READ_MINE.arguments({"id": paper, "kind": "reading"}))
    await sql.fetchrow(AROUND.sql)
    key = key_of(*row[HEAD : HEAD + 3])
    shown = json.loads(file_of(key, row[HEAD], *row[HEAD + 3 : HEAD + 8]))
    page = pages.paper(row, *words(key, row[HEAD], row), shown["header_html"] + shown["html"])
    return page, None if row[SEEN] else (papers.MARK_OPENED, paper)


def key_of(key_id, kek_id, wrapped):
    return AESGCM(RING.unwrap(kek_id, wrapped, f"content|{key_id}".encode()))


def words(key, key_id, row):
    for name in ("title", "origin"):
        aad = f"{row[1]}|document|{row[0]}|{name}|{key_id}".encode()
        yield key.decrypt(row[name][1:13], row[name][13:], aad).decode()


def file_of(key, key_id, file_id, store_key, wrapped, size, digest):
    """The reading of a paper: its own key is wrapped by the dossier's."""
    secret = key.decrypt(wrapped[1:13], wrapped[13:], f"{key_id}|file|{file_id}|wrapped|{key_id}".encode())
    sealed, cipher = (OBJECTS / store_key).read_bytes(), AESGCM(secret)
    chunks = [sealed[at : at + CHUNK] for at in range(7, len(sealed), CHUNK)]
    nonces = (sealed[:7] + n.to_bytes(4) + bytes([n == len(chunks) - 1]) for n in range(len(chunks)))
    plain = b"".join(cipher.decrypt(n, c, store_key.encode()) for n, c in zip(nonces, chunks, strict=True))
    if len(plain) != size or hashlib.sha256(plain).digest() != digest:
        raise ValueError(store_key)
    return plain


async def body_of(receive):
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body


async def post(sql, thread, key, typed):
    ground = await sql.fetchrow(messages.GROUND.sql, *messages.GROUND.arguments({"thread_id": thread, "key": key}))
    house, key_id, message, nonce = ground[2], ground[3], uuid4(), os.urandom(12)
    aad = f"{house}|message|{message}|body|{key_id}".encode()
    values = {
        "key": key,
        "body_hash": hashlib.sha256(f"{thread}{typed}".encode()).digest(),
        "location": f"/messages/{thread}#m{message.hex[:8]}",
        "thread_id": thread,
        "message_id": message,
        "body": b"\x01" + nonce + key_of(*ground[3:6]).encrypt(nonce, typed.encode(), aad),
        "key_id": key_id,
        "due_at": datetime.now(UTC) + timedelta(days=1),
        "tokens": sorted(tokens(RING.unwrap(ground[4], ground[6], about(key_id, "search")), lexemes(typed))),
    }
    await sql.fetchrow(posting.POST.sql, *posting.POST.arguments(values))
    return values["location"]


async def lifespan(receive, send):
    await receive()
    app.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=10, max_size=10, reset=nothing_to_reset)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await app.pool.close()
    await send({"type": "lifespan.shutdown.complete"})
