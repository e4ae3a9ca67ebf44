"""Whether the server lets somebody do for Laura what an act of law.yaml is: each act is a request, or its queue."""

from uuid import uuid4

from backend.db.unit import becoming
from backend.delegation.law import law, opened
from backend.documents.ringing import TELL
from backend.kit.actor import Asked
from tests.bringing.adding import NAME, PHOTO
from tests.rights.asks import at_work

# Shelves of no office: one of health, and her choices. Not all of them: a person writes sixty times a minute at most.
OTHERS = ("soins", "choix")
CANS = ("read", "write", "exercise", "deposit", "be_told", "appointments")
# What an aidant may never do has no address at all: these are the ones that would be guessed.
NEVER = {
    "manage": ("GET /aidants", "POST /aidants/donner", "GET /aidants/code"),
    "identifiers": ("GET /facons", "POST /facons/ajouter", "POST /cles/ajouter"),
    "close": ("POST /fermer", "POST /compte/fermer"),
    "export": ("GET /papiers/prendre", "POST /papiers/prendre"),
    "erase": ("POST /effacer", "POST /compte/effacer"),
}
MAIL = """insert into mail_address (id, person_id, kek_id, wrapped, confirmed_at)
    select gen_random_uuid(), $1, 'k', 'sealed', now()
     where not exists (select from mail_address a where a.person_id = $1)"""
QUEUED = """delete from jobs.pgqueuer where entrypoint = 'push.send'
    returning (convert_from(payload, 'utf8')::json -> 'ids' ->> 'paper')::uuid as paper,
              (convert_from(payload, 'utf8')::json -> 'reader' ->> 'person')::uuid as person"""


async def rights(cast, somebody):
    """What PostgreSQL lets her do for Laura: right/shelf."""
    async with cast.app.state.pool.acquire() as sql:
        transaction = sql.transaction()
        await transaction.start()
        await sql.execute(becoming(Asked(somebody.secret, "aidant", cast.laura.id)))
        held = {can: await sql.fetchval("select shelves($1)", can) for can in CANS}
        await transaction.rollback()
    return {(can, shelf.partition("/")[2]) for can, given in held.items() for shelf in given}


async def _told(cast, somebody, shelves):
    """The shelves of which a paper that comes is queued for her, as the worker that files it tells of it."""
    await cast.sql.execute(MAIL, somebody.id)
    async with at_work(cast) as context, context.as_system(cast.pins.id) as sql:
        for paper in shelves.values():
            await sql.execute(TELL, paper)
    jobs = await cast.sql.fetch(QUEUED)
    papers = {job["paper"] for job in jobs if job["person"] == somebody.id}
    return {family for family, paper in shelves.items() if paper in papers}


async def _added(cast, somebody, _):
    """The shelves where a paper that she sends is taken; the others do not exist for her."""
    found, url = set(), f"/pour/{cast.laura.id}/papiers/ajouter"
    for family in (*law().groups["administrative"], *OTHERS):
        said = {"key": str(uuid4()), "dans": family, "nom": NAME}
        file = {"fichier": ("photo.jpg", PHOTO, "image/jpeg")}
        sent = await somebody.client.post(url, data=said, files=file, follow_redirects=False)
        assert sent.status_code in (303, 404), sent.text
        if sent.status_code == 303:
            found.add(family)
    return found


SHELF_BY_SHELF = {"told": _told, "deposit": _added}


async def opposes(somebody, base, paper):
    """She asks that it goes no further, for Laura."""
    said = {"key": str(uuid4()), "papier": str(paper), "pourquoi": "private", "mots": ""}
    return (await somebody.client.post(f"{base}/demandes/opposition", data=said)).status_code


async def asked(cast, somebody, act, shelves):
    """Whether the server lets her do it, wherever it can be asked."""
    base, squares = f"/pour/{cast.laura.id}", set(opened(act, law().groups))
    has = await rights(cast, somebody)
    held = squares and squares <= has
    whole = {family for _, family in squares} if held else set()
    if act in law().groups:
        pages = [await somebody.client.get(f"{base}/papiers/{shelves[family]}") for family in law().groups[act]]
        assert {page.status_code for page in pages} == {200 if held else 404}, act
    elif act in SHELF_BY_SHELF:
        assert await SHELF_BY_SHELF[act](cast, somebody, shelves) == whole, act
    elif act == "exercise":
        # Of a paper that she reads: of one that she does not, nothing can be asked.
        for family in ("mdph", *OTHERS):
            status = 200 if held and ("read", family) in has else 404
            assert await opposes(somebody, base, shelves[family]) == status, family
    elif act == "write":
        said = {"key": str(uuid4()), "quoi": "see", "mots": "Elle voudrait vous voir."}
        posted = await somebody.client.post(f"{base}/messages/ecrire", data=said)
        assert posted.status_code == (200 if held else 404)
    elif act == "appointments":
        seen = await somebody.client.get(f"{base}/rendez-vous")
        assert seen.status_code == (200 if held else 404)
    for place in NEVER.get(act, ()):
        method, _, path = place.partition(" ")
        sent = {"data": {"key": str(uuid4())}} if method == "POST" else {}
        answer = await somebody.client.request(method, base + path, **sent)
        assert answer.status_code in (404, 405), place
    return bool(held)


async def given(cast, somebody, shelves):
    return {act: await asked(cast, somebody, act, shelves) for act in law().acts}
