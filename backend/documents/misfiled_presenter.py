"""From the record of a misfiled paper to words."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from backend.documents import misfiled_views as views
from backend.documents.misfiled import PAGE, Born, MisfilingRow, SeenRow
from backend.documents.views import FAMILIES
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import date_words, local, time_words
from backend.kit.forms import Filled
from backend.people import around

THREE_DAYS = timedelta(hours=72)
"""Within which the CNIL is told of what is a risk for somebody (GDPR, article 33)."""
NOBODY = "personne"
"""Of nobody in the house, or nobody knows: somebody says so, it is never what stands there by itself."""


def _at(at: datetime, zone: str) -> str:
    there = local(at, zone)
    return f"{date_words(there.date())}, {time_words(there)}"


def listed(rows: Sequence[MisfilingRow], base: str, zone: str, back_url: str) -> views.Misfiled:
    more = f"{base}?apres={rows[-1].id}" if len(rows) == PAGE else ""
    return views.Misfiled(rows=tuple(row(one, base, zone) for one in rows), back_url=back_url, more_url=more)


def row(one: MisfilingRow, base: str, zone: str) -> views.MisfiledRow:
    late = one.opened_at + THREE_DAYS < now()
    return views.MisfiledRow(
        url=f"{base}/{one.id}",
        name=f"{one.given_name} {one.family_name}",
        family=one.family,
        state="closed" if one.closed_at else "late" if late else "open",
        when=_at(one.opened_at, zone),
    )


def one(
    told: MisfilingRow, seen: Sequence[SeenRow], found: Sequence[Born], base: str, zone: str, form: Filled
) -> views.OneMisfiled:
    name = f"{told.given_name} {told.family_name}"
    people = tuple(views.Choice(str(each.id), f"{each.given_names} {each.birth_name}") for each in found)
    return views.OneMisfiled(
        url=f"{base}/{told.id}",
        back_url=base,
        name=name,
        initials=around.initials(name),
        family=FAMILIES[told.family],
        filed=_at(told.filed_at, zone),
        opened=_at(told.opened_at, zone),
        until=_at(told.opened_at + THREE_DAYS, zone),
        seen=tuple(_seen(seen, zone)),
        form=form,
        people=people,
        choices=(*people, views.Choice(NOBODY, str(texts.t("misfiled.unknown")))),
        authorities=tuple(
            views.Choice(code, str(texts.t(f"misfiled.authority.{code}"))) for code in ("told", "no_risk")
        ),
        closed=_at(told.closed_at, zone) if told.closed_at else "",
        owner=told.owner or "",
        authority=told.authority or "",
    )


def _seen(rows: Sequence[SeenRow], zone: str) -> Iterator[str]:
    for each in rows:
        told = {"name": each.name or texts.t("who.somebody"), "when": _at(each.first_at, zone)}
        yield str(texts.t(f"misfiled.seen.{each.capacity}", **told))
