"""The life of an access in words: at rest, near its end, over and by whom."""

from datetime import date, datetime, timedelta

import msgspec

from backend.delegation.leaving import PAGE, Helping
from backend.delegation.living import Life
from backend.delegation.renewing import Agreed
from backend.delegation.rules import renewed_until
from backend.entrusting import life_views, views
from backend.entrusting.words import last_day, lines, renewed
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import date_words
from backend.people import around
from backend.people.members import days

ALIVE, REPLACED = ("now", "later", "paused"), "replaced"
FEW = 3
WEEK = timedelta(days=7)
BY_OTHERS = {"aidant": "left", "clock": "ended", "staff": "ended"}


def lived(one: views.Aidant, life: Life, zone: str) -> views.Aidant:
    """This access, with what happened to it."""
    if one.state == "now" and not life.chosen:
        return msgspec.structs.replace(one, life=life_views.Life(what=_what(one)))
    if one.state == "now":
        return msgspec.structs.replace(one, state="paused" if life.paused_at else "now", life=_alive(one, life, zone))
    if one.state == "stopped" and life.replaced:
        return msgspec.structs.replace(one, state=REPLACED)
    if one.state == "stopped":
        return msgspec.structs.replace(one, state=BY_OTHERS.get(life.ended_by or "", "stopped"))
    return one


def _alive(one: views.Aidant, life: Life, zone: str) -> life_views.Life:
    if not offers_renewal(life, now()):
        return life_views.Life(rests=True, soon=life.soon, what=_what(one))
    agreed, day = renewal(life, one.name, zone)
    return life_views.Life(
        rests=True,
        soon=life.soon,
        what=_what(one),
        renewed=lines(agreed.words),
        renewed_until=date_words(day),
        renewed_on=day.isoformat(),
    )


def _what(one: views.Aidant) -> str:
    """« Attestations, MDPH et aides »; more than three families are counted: a list is not read to its end."""
    if len(one.families) > FEW:
        return texts.tn("aidants.kinds", len(one.families)).unescape()
    return ", ".join(texts.t(f"family.{family}").unescape() for family in one.families)


def offers_renewal(life: Life, at: datetime) -> bool:
    """When it ends soon, or in its last week: `renew_access` decides."""
    alive = life.chosen and life.stopped_at is None and life.paused_at is None
    return alive and (life.soon or at < life.ends_at <= at + WEEK)


def renewal(life: Life, name: str, zone: str) -> tuple[Agreed, date]:
    """What she reads before she says yes once more, until when, and its last day. The proof is made of these words."""
    end = renewed_until(life.starts_at, life.ends_at, now(), zone)
    day = days.last_day(end, zone)
    return Agreed(end, renewed(name, date_words(day))), day


def helping(row: Helping) -> life_views.Helping:
    name = f"{row.given_name} {row.family_name}"
    return life_views.Helping(
        name=name,
        given_name=row.given_name,
        initials=around.initials(name),
        day=last_day(row.until, row.zone),
        url=f"{PAGE}/{row.delegation}",
        acting_url="" if row.rests else f"/pour/{row.person}",
        rests=row.rests,
        soon=row.soon,
        leaves=row.chosen,
    )
