"""The first page: what is new, and where things are; mine, and that of somebody for whom I act."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.appointments.presenter import next_one
from backend.appointments.queries import MAY_SEE
from backend.appointments.queries import NEXT as NEXT_APPOINTMENT
from backend.appointments.schemas import Next
from backend.audit.queries import LOOKERS
from backend.db.compiled import Connection, Statement
from backend.delegation.inviting import ALIVE
from backend.delegation.queries import HELPED
from backend.delegation.schemas import Helped
from backend.documents.misfiled import OF_MINE
from backend.documents.queries import FRESH as FRESH_PAPERS
from backend.identity.cards.rules import FEW
from backend.identity.cards.service import CODES_LEFT as CARD_CODES
from backend.identity.cards.service import TO_SEE as CARDS
from backend.identity.devices import COOKIE as DEVICE
from backend.identity.devices import SHARED
from backend.identity.guards import as_aidant, signed_in
from backend.identity.linking.service import TO_SEE as LINKS
from backend.identity.passkeys.service import TO_SEE as KEYS
from backend.identity.sign_ins import HOW_MANY as DEVICES
from backend.kit.dates import date_words
from backend.messaging.queries import FRESH as FRESH_MESSAGES
from backend.people import around, joined, queries
from backend.people.members.days import last_day
from backend.people.situation_pages import door_of
from backend.web.views import Home, News, SomebodyToHelp, TheirHome, TheirNews

# Counts of several domains in one round trip.
COUNTED = (FRESH_PAPERS, FRESH_MESSAGES, LOOKERS, DEVICES, KEYS, CARD_CODES, CARDS, LINKS, joined.ASKED_OF_ME)
# Until when she reads the papers of a house that she leaves.
LEAVING = """select min(d.open_until) from dossier d
 where d.person_id = (select actor_id()) and d.linked_at is not null and d.open_until < 'infinity'"""
# Who said yes to an invitation of hers, which waits for her.
SAID_YES = f"""select i.given_name from invitation i
 where i.usager_id = (select actor_id()) and i.state = 'accepted' and {ALIVE} order by i.accepted_at desc limit 1"""
_ONE_BY_ONE = ", ".join(f"({each})" for each in (*(s.sql for s in COUNTED), OF_MINE, LEAVING, SAID_YES))
NEWS = Statement(
    f"select {_ONE_BY_ONE}, a.*, n.* from (values (1)) one left join access_news() a on true"
    f" left join ({NEXT_APPOINTMENT.sql}) n on true",
    News,
)
MESSAGES_TOO = "exists (select from unnest((select shelves('read'))::text[]) s (shelf) where s.shelf like '%/messages')"
THEIR_END = "select d.ends_at from delegation d where d.id = (select permit_id()) and ends_soon(d)"
ADDS = "cardinality((select shelves('deposit'))) > 0"
_THEIRS = (f"({FRESH_PAPERS.sql})", f"({FRESH_MESSAGES.sql})", MESSAGES_TOO, f"({THEIR_END})", f"({MAY_SEE})", ADDS)
THEIR_NEWS = Statement(f"select {', '.join(_THEIRS)}", TheirNews)


@get("/", opt={"helped": True})
async def home(request: Request[Any, Any, State], sql: NamedDependency[Connection]) -> Template | Redirect:
    shell, zone = await around.of_person(sql)
    if shell["house"] is None and (houses := await queries.HOUSES.all(sql)):
        return Redirect(door_of(houses), status_code=303)
    news = await NEWS.one(sql) or News(0, 0, 0, 1, 0, None, 0, 0, 0, 0)
    appointment, moved = next_one(Next(news.next_at, news.next_zone, news.next_state, news.next_moved))
    view = Home(
        new_papers=news.papers,
        new_messages=news.messages,
        lookers=news.lookers,
        devices=news.devices,
        keys_changed=news.keys > 0,
        card_changed=news.cards > 0,
        ways_changed=news.links > 0,
        joined=news.joined > 0,
        misfiled=news.misfiled > 0,
        supported=shell["house"] is not None,
        whose_device=shell["shared"] and request.cookies.get(DEVICE) != SHARED,
        card_codes=news.card_codes if news.card_codes is not None and news.card_codes <= FEW else None,
        said_yes=news.said_yes or "",
        left=bool(news.left),
        ending=bool(news.ending),
        their_ending=bool(news.their_ending),
        helps=bool(news.helping),
        appointment=appointment,
        appointment_mark=moved,
        leaving=date_words(last_day(news.leaving, zone)) if news.leaving else "",
        to_help=tuple(_to_help(row) for row in await HELPED.all(sql)),
    )
    return Template("pages/web/home.html", context={"view": view, **shell})


def _to_help(row: Helped) -> SomebodyToHelp:
    initials = around.initials(f"{row.given_name} {row.family_name}")
    return SomebodyToHelp(name=row.given_name, initials=initials, url=f"/pour/{row.person}")


@get("/")
async def their_home(sql: NamedDependency[Connection], person: FromPath[UUID]) -> Template:
    shell, zone = await around.of_aidant(sql, person)
    news = await THEIR_NEWS.one(sql) or TheirNews(0, 0, messages_too=False)
    view = TheirHome(
        new_papers=news.papers,
        new_messages=news.messages if news.messages_too else None,
        base=f"/pour/{person}",
        until=date_words(last_day(news.until, zone)) if news.until else "",
        appointments=news.appointments,
        adds=news.adds,
    )
    return Template("pages/web/their_home.html", context={"view": view, **shell})


router = Router("/", route_handlers=[home], guards=[signed_in])
for_somebody = Router("/pour/{person:uuid}", route_handlers=[their_home], guards=[as_aidant])
