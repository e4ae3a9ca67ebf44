"""What is done with a list: kept, agreed to, given up; asked of the Annuaire; its report taken away."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint, first_answer
from backend.interop.spreadsheet import written
from backend.kit import texts
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.people.lists import line_presenter
from backend.people.lists.bringing import Brought, keep
from backend.people.lists.desk import Req, base_of, run_of, shell_of
from backend.people.lists.house_keys import house_keys
from backend.people.lists.planned import opened
from backend.people.lists.queries import EVERY_LEFT
from backend.people.lists.runs import AGREE, DROP, TAKEN
from backend.people.members.guards import proof_if

Data = URLEncodedBody[dict[str, Any]]


class Pressed(msgspec.Struct, frozen=True):
    key: UUID


class Agreed(Pressed, frozen=True):
    """`seen`: the mark of the differences that she was shown."""

    seen: str = msgspec.field(name="vu")


async def bring(sql: Connection, ring: KeyRing, house: UUID, key: UUID, brought: Brought) -> str:
    """Where to follow it. Without a line, it is the Annuaire that will be asked for them. Raises OtherBody."""
    run = uuid4()
    asked = fingerprint(base_of(house), [brought.what, (brought.sha256 or b"").hex()])
    if first := await claim(sql, key, asked, 303, f"{base_of(house)}/{run}"):
        return first.location
    source = "file" if brought.rows else "annuaire"
    await keep(sql, await house_keys(sql, ring, house), brought, source=source, run=run)
    return f"{base_of(house)}/{run}"


@post("/annuaire", status_code=303)
async def ask_annuaire(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Redirect:
    """The job asks it; nobody waits for it here."""
    (shell, _), form, state = await shell_of(sql, house), Form(Pressed, data), request.app.state
    if "members" not in shell["desk"].duties or not state.settings.annuaire_url:
        raise NotFound
    if not form:
        raise Invalid
    place = await bring(sql, state.ring, house, form.value.key, Brought("professionnels", ()))
    return Redirect(place, status_code=303)


# A list says who works here with which role: as grave as adding them one by one.
OF_MEMBERS = proof_if("member", "select exists (select from list_run r where r.id = $1 and r.duty = 'members')", "run")


@post("/{run:uuid}/confirmer", status_code=303, guards=[OF_MEMBERS])
async def agree(sql: NamedDependency[Connection], house: FromPath[UUID], run: FromPath[UUID], data: Data) -> Redirect:
    """What she saw, and nothing else: differences that changed since are shown again."""
    form, place = Form(Agreed, data), f"{base_of(house)}/{run}"
    await run_of(sql, run)
    if not form:
        raise Invalid
    asked = fingerprint(place, form.value.seen)
    begun = await sql.fetchval(AGREE, run, _mark(form.value.seen))
    if not begun and not await first_answer(sql, form.value.key, asked):
        return Redirect(f"{place}?suite=other", status_code=303)
    await claim(sql, form.value.key, asked, 303, f"{place}?suite=begun")
    return Redirect(f"{place}?suite=begun", status_code=303)


def _mark(words: str) -> bytes:
    try:
        return bytes.fromhex(words)
    except ValueError:
        raise Invalid from None


@post("/{run:uuid}/abandonner", status_code=303)
async def drop(sql: NamedDependency[Connection], house: FromPath[UUID], run: FromPath[UUID], data: Data) -> Redirect:
    await run_of(sql, run)
    if not Form(Pressed, data):
        raise Invalid
    gone = await sql.fetchval(DROP, run)
    return Redirect(
        f"{base_of(house)}?suite=dropped" if gone else f"{base_of(house)}/{run}?suite=other", status_code=303
    )


@get("/{run:uuid}/rapport")
async def report(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], run: FromPath[UUID]
) -> Response[bytes]:
    """What is to be corrected, line by line, as a spreadsheet that computes nothing."""
    row = await run_of(sql, run)
    keys = await house_keys(sql, request.app.state.ring, house, row.key_id)
    left = await EVERY_LEFT.all(sql, run=run)
    await sql.fetchval(TAKEN, run)
    rows = []
    for line in left:
        faults = opened(keys, line.id, line.body).decision.faults
        sentences = [line_presenter.sentence(fault) for fault in faults] or list(line_presenter.moved(line))
        rows += [(str(line.number), line_presenter.who_of(keys, line.id, line.body), words) for words in sentences]
    columns = [str(texts.t(f"list.report.{name}")) for name in ("line", "who", "what")]
    headers = {"Content-Disposition": 'attachment; filename="liste-a-corriger.csv"'}
    return Response(written(columns, rows), media_type="text/csv; charset=utf-8", headers=headers)


HERE = [ask_annuaire, agree, drop, report]
