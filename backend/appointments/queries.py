"""Appointments as the actor may see them: those to come, then what is past, twenty a page."""

from typing import NamedTuple

from backend.appointments.rules import SEE, SHELF
from backend.appointments.schemas import Helper, Kept, Next, Row
from backend.audit.trail import noted
from backend.db.compiled import Statement

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

_ONE = f"with shown as (select * from appointment a where a.id = :id), noted as ({{noted}}) {_SHOWN}"
MINE = Statement(_ONE.format(noted=noted("appointment.read", "own")), Row)
FOR_SOMEONE = Statement(_ONE.format(noted=noted("appointment.read", "aidant")), Row)
IN_CARE = Statement(_ONE.format(noted=noted("appointment.read", "care")), Row)

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
KEPT = Statement(
    """select s.id, s.kind, s.made_at, s.mention, k.id, k.kek_id, k.wrapped
         from appointment_secret s left join dossier_key k on k.id = s.key_id
        where s.appointment_id = :id and s.lifted_at is null order by s.made_at, s.id""",
    Kept,
)
# Who would know of it again.
WHO_HELPS = Statement("select given_name from acting_for(:dossier_id)", Helper)
MAY_SEE = f"""select exists (select from unnest((select shelves('{SEE}'))::text[]) s (shelf)
                where s.shelf like '%/{SHELF}')"""


def _here(right: str) -> str:
    return f"coalesce($1::uuid || '/{SHELF}' = any ((select shelves('{right}'))::text[]), false)"


MAY_SEE_HERE, MAY_PLAN = f"select {_here(SEE)}", f"select {_here('write')}"
MAY = f"select {_here(SEE)} as sees, {_here('write')} as plans"
