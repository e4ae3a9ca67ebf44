"""From sealed rows to the words of a page: « mardi 1er décembre 2026 à 14 heures 30 »."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import uuid4

import msgspec

from backend.appointments import views
from backend.appointments.rules import KINDS, Words
from backend.appointments.schemas import Kept, Next, Row
from backend.kit import texts
from backend.kit.dates import day_words, local, time_words
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people.keys import Wrapped, opened

PAGE = 20


def words_of(ring: KeyRing, row: Row) -> Words:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    return msgspec.json.decode(key.unseal(row.words, row.establishment_id, "appointment", row.id, "words"), type=Words)


def when(at: datetime, zone: str) -> str:
    here = local(at, zone)
    return f"{day_words(here.date())} {_hour(here)}"


def _hour(here: datetime) -> str:
    """Never cut at the end of a line."""
    return time_words(here).replace(" ", "\N{NO-BREAK SPACE}")


def mark(row: Row) -> str:
    return "cancelled" if row.state == "cancelled" else "changed" if row.changed_at else ""


def kind_of(said: Words) -> str:
    return str(texts.t(f"appointment.kind.{said.kind}"))


def lines(ring: KeyRing, rows: Iterable[Row], base: str) -> tuple[views.Line, ...]:
    ring = ForOnePage(ring)
    return tuple(_line(row, words_of(ring, row), base) for row in rows)


def _line(row: Row, said: Words, base: str) -> views.Line:
    return views.Line(
        url=f"{base}/{row.id}",
        kind=kind_of(said),
        icon=KINDS[said.kind],
        when=when(row.starts_at, row.zone),
        where=said.where,
        mark=mark(row),
    )


def older(rows: Sequence[Row], base: str) -> str:
    """The next page begins after the last row of this one; nothing when this one is not full."""
    if len(rows) < PAGE:
        return ""
    at = rows[-1].starts_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{base}?avant={at}&apres={rows[-1].id}"


def one(ring: KeyRing, row: Row, base: str, **more: object) -> views.One:
    """`more`: what the page of somebody says beside it."""
    said, here = words_of(ring, row), local(row.starts_at, row.zone)
    kept: dict[str, object] = {
        "url": f"{base}/{row.id}",
        "back_url": base,
        "kind": kind_of(said),
        "icon": KINDS[said.kind],
        "day": day_words(here.date()),
        "hour": _hour(here),
        "where": said.where,
        "who": said.who,
        "about": tuple(said.about.splitlines()),
        "bring": tuple(said.bring.splitlines()),
        "house": row.house,
        "mark": mark(row),
        "changed": day_words(local(row.changed_at, row.zone).date()) if row.changed_at else "",
        "was": when(row.was_at, row.zone) if row.was_at else "",
        "past": row.past,
    }
    return msgspec.convert(kept | more, views.One)


def closed(ring: KeyRing, row: Row, kept: Iterable[Kept], base: str, *, desk: bool = False) -> tuple[views.Closed, ...]:
    """The mention is for professionals: his phone may be in somebody else’s hand."""
    return tuple(
        views.Closed(
            id=str(one.id),
            words=_from_whom(one, desk=desk),
            since=day_words(local(one.made_at, row.zone).date()),
            mention=_mention(ring, row, one) if desk else "",
            key=str(uuid4()),
            undo_url=f"{base}/secrets/{one.id}/montrer" if one.kind == "own" and not desk else "",
        )
        for one in kept
    )


def _from_whom(one: Kept, *, desk: bool) -> str:
    said = "own" if one.kind == "own" else "opposed_desk" if desk else "opposed"
    if one.whom is None:
        return str(texts.t(f"appointment.{said}"))
    return str(texts.t(f"appointment.{said}_one", name=one.name or str(texts.t("secret.somebody"))))


def _mention(ring: KeyRing, row: Row, one: Kept) -> str:
    if not (one.mention and one.key_id and one.kek_id and one.wrapped):
        return ""
    key = opened(ring, Wrapped(one.key_id, one.kek_id, one.wrapped))
    return key.unseal(one.mention, row.establishment_id, "appointment_secret", one.id, "mention")


def next_one(row: Next | None) -> tuple[str, str]:
    """For the first page: when, and whether it moved or is cancelled."""
    if row is None or row.at is None or row.zone is None:
        return "", ""
    return when(row.at, row.zone), "cancelled" if row.state == "cancelled" else "changed" if row.moved else ""
