"""« Ce qui m’attend »: the first page of a desk, with what waits for her duties alone. One statement."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection, Statement
from backend.enrolment.queries import DUE, ITS_TURN
from backend.identity.guards import as_staff
from backend.mandates.queries import SECOND
from backend.people import around
from backend.people.members.queries import WAITS
from backend.web.views import DeskHome, Waiting

PLACE = "accueil"


class Waits(msgspec.Struct):
    """How many of each, a hundred at most; None: it is not her duty."""

    late: int
    added: int
    identity: int | None
    requests: int | None
    changes: int | None
    many: int | None
    claims: int | None
    due: int | None
    mandates: int | None
    measures: int | None
    replace: int | None
    misfiled: int | None
    enrolment: int | None
    runs: str | None


def _of_duty(duty: str, rows: str) -> str:
    return f"""case when '{duty}' = any ((select my_duties())::text[])
        then (select count(*) from (select from {rows} limit 100) each) end"""


WAITING = Statement(
    f"""select
        (select count(*) from (select from thread t where t.team_id = any ((select my_teams())::uuid[])
            and t.due_at < now() limit 100) late),
        (select count(*) from document d where d.id = any ((select added_unread())::uuid[]) and d.disputed_at is null),
        waiting_to_identify(),
        {_of_duty("requests", "request r where r.establishment_id = :house and r.state = 'open'")},
        {
        _of_duty(
            "members",
            f"role_change c where c.establishment_id = :house and {WAITS} and c.proposed_by <> (select actor_id())",
        )
    },
        {
        _of_duty(
            "members",
            "many_opened m where m.establishment_id = :house and m.checked_at is null"
            " and m.person_id <> (select actor_id())",
        )
    },
        {_of_duty("enrolment", "enrolment_claim k where k.establishment_id = :house and k.state = 'asked'")},
        {
        _of_duty(
            "enrolment",
            f"enrolment n join dossier d on d.id = n.dossier_id where n.establishment_id = :house and {DUE}",
        )
    },
        {_of_duty("enrolment", f"mandate m where m.establishment_id = :house and {SECOND}")},
        {_of_duty("enrolment", "measures_to_check()")},
        {_of_duty("enrolment", "papers_to_replace() p where not p.said")},
        {_of_duty("identity", "misfiling m where m.establishment_id = :house and m.closed_at is null")},
        {_of_duty("enrolment", f"dossier d where d.establishment_id = :house and {ITS_TURN}")},
        (select o.name from establishment e join organisation o on o.id = e.organisation_id where e.id = :house)""",
    Waits,
)
# Where each leads, its drawing; the ones that cannot wait first.
ENTRIES = (
    ("late", "messages?liste=retard", "message"),
    ("added", "papiers/ajoutes", "papers"),
    ("misfiled", "incidents", "late"),
    ("identity", "identites", "notmine"),
    ("requests", "demandes", "rights"),
    ("changes", "roles", "team"),
    ("many", "ouvertures", "eye"),
    ("claims", "inscriptions?etat=asked", "people"),
    ("mandates", "mandats", "stamp"),
    ("measures", "mandats#mesures", "papers"),
    ("replace", "mandats#papiers", "notmine"),
    ("due", "inscriptions?etat=due", "calendar"),
    ("enrolment", "inscriptions", "people"),
)


@get("/")
async def desk_home(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    shell, _ = await around.of_desk(sql, house, PLACE)
    told = await WAITING.one(sql, house=house)
    view = DeskHome(house=shell["house"], runs=(told and told.runs) or "", rows=_rows(told, shell["desk"].url))
    return Template("pages/web/desk_home.html", context={"view": view, **shell})


def _rows(told: Waits | None, base: str) -> tuple[Waiting, ...]:
    """Those of her duties alone."""
    counts: dict[str, Any] = msgspec.structs.asdict(told) if told else {}
    return tuple(
        Waiting(what, counts[what], f"{base}/{place}", icon)
        for what, place, icon in ENTRIES
        if counts.get(what) is not None
    )


router = Router("/equipe/{house:uuid}", route_handlers=[desk_home], guards=[as_staff])
