"""Appointments as the actor may see them: those to come, then what is past, twenty a page."""

from typing import NamedTuple

from backend.appointments.rules import SEE, SHELF
from backend.appointments.schemas import Kept, Named, Next, Planner, Row
from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.db.hiding import unless_kept
from backend.delegation.keeping import Acting

_SHOWN = """
select s.id, s.establishment_id, s.dossier_id, e.name, e.time_zone, s.starts_at, s.was_at, s.changed_at, s.state,
       s.starts_at < now(), s.words, k.id, k.kek_id, k.wrapped
  from shown s join establishment e on e.id = s.establishment_id join dossier_key k on k.id = s.key_id
 order by s.starts_at < now(), @ extract(epoch from s.starts_at - now()), s.id"""
# Of each dossier by its index, then twenty of those.
_EACH = """
    select one.* from {mine} cross join lateral (
        select * from appointment a where a.dossier_id = mine.dossier_id and {when}
         order by a.starts_at{order}, a.id limit 20) one
     order by one.starts_at{order}, one.id limit 20"""
TO_COME = "a.starts_at >= now()"
PAST = """a.starts_at < now() and a.starts_at <= cast(:before as timestamptz)
           and (a.starts_at < cast(:before as timestamptz) or a.id > cast(:after as uuid))"""
HERS = "unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)"
ONE_DOSSIER = "(select cast(:dossier_id as uuid) as dossier_id) as mine"


class Lists(NamedTuple):
    """The first page, and those after it: each look is one entry, of all that it shows."""

    first: Statement[Row]
    older: Statement[Row]


def _lists(mine: str, purpose: str) -> Lists:
    told = noted("appointments.listed", purpose)
    coming, gone = _EACH.format(mine=mine, when=TO_COME, order=""), _EACH.format(mine=mine, when=PAST, order=" desc")
    both = f"with coming as ({coming}), gone as ({gone}), shown as (table coming union all table gone)"
    return Lists(
        Statement(f"{both}, noted as ({told}) {_SHOWN}", Row),
        Statement(f"with shown as ({gone}), noted as ({told}) {_SHOWN}", Row),
    )


OWN, FOR_HIM, OF_ONE = _lists(HERS, "own"), _lists(HERS, "aidant"), _lists(ONE_DOSSIER, "care")


def _one(purpose: str, which: str = ":id") -> Statement[Row]:
    told = noted("appointment.read", purpose)
    shown = f"select * from appointment a where a.id = {which}"
    return Statement(f"with shown as ({shown}), noted as ({told}) {_SHOWN}", Row)


MINE, FOR_SOMEONE, IN_CARE = _one("own"), _one("aidant", unless_kept("hidden_appointments")), _one("care")
OF_SECRET = _one("own", "(select s.appointment_id from appointment_secret s where s.id = :id)")

# For the first page: no words of it, so nothing of health. One that is cancelled hides none where she has to go.
_FIRST = f"""(select * from appointment a where a.dossier_id = mine.dossier_id and a.state = '{{}}' and {TO_COME}
                order by a.starts_at, a.id limit 1)"""
NEXT = Statement(
    f"""select one.starts_at, e.time_zone, one.state, one.was_at is not null
          from {HERS} cross join lateral (
               {_FIRST.format("planned")} union all {_FIRST.format("cancelled")}) one
          join establishment e on e.id = one.establishment_id
         order by one.state = 'cancelled', one.starts_at, one.id limit 1""",
    Next,
)
_KEPT = """
    select s.id, s.kind, s.from_id, a.given_name, s.made_at, s.mention, k.id, k.kek_id, k.wrapped
      from appointment_secret s left join dossier_key k on k.id = s.key_id
      left join lateral acting_for(s.dossier_id) a on a.person = s.from_id
     where {} and s.lifted_at is null order by s.made_at, s.id"""
KEPT, KEPT_ONE = (Statement(_KEPT.format(f"s.{column} = :id"), Kept) for column in ("appointment_id", "id"))
# Who acts for her now, and since when she knows of this one.
ACTING = Statement(
    """select a.person, a.given_name, a.relation, s.read_at
         from acting_for(:dossier_id) a left join already_seen(cast(:id as uuid)) s on s.person = a.person""",
    Acting,
)
# Whether she plans there, and from whom a minor may want it kept.
PLANNER = Statement(
    f"""select coalesce(cast(:dossier_id as uuid) || '/{SHELF}' = any ((select shelves('write'))::text[]), false),
               is_minor(:dossier_id), a.person, a.given_name || ' ' || a.family_name, a.relation
          from (select) one left join acting_for(:dossier_id) a on true""",
    Planner,
)
# Who knows of it when this is lifted: what she gave them lets them see it, and nothing else keeps it from them.
THEN = Statement(
    f"""select a.given_name
         from appointment_secret s cross join lateral acting_for(s.dossier_id) a
        where s.id = :id and (s.from_id is null or s.from_id = a.person)
          and exists (select from delegation g join delegation_right r on r.delegation_id = g.id
                       where g.aidant_id = a.person and g.usager_id = (select actor_id()) and g.stopped_at is null
                         and r.dossier_id = s.dossier_id and r.family = '{SHELF}' and r.can = '{SEE}'
                         and r.starts_at <= now() and r.ends_at > now())
          and not exists (select from appointment_secret o where o.appointment_id = s.appointment_id
                             and o.lifted_at is null and o.id <> s.id
                             and (o.from_id is null or o.from_id = a.person))""",
    Named,
)
MAY_SEE = f"""select exists (select from unnest((select shelves('{SEE}'))::text[]) s (shelf)
                where s.shelf like '%/{SHELF}')"""


def _here(right: str) -> str:
    return f"coalesce($1::uuid || '/{SHELF}' = any ((select shelves('{right}'))::text[]), false)"


MAY_SEE_HERE, MAY_PLAN = f"select {_here(SEE)}", f"select {_here('write')}"
MAY = f"select {_here(SEE)} as sees, {_here('write')} as plans"
