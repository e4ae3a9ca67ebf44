"""From a parcel that waits to the words of the identity desk: when it came, from whom, and why it waits."""

from datetime import UTC

from backend.documents import parcel_views as views
from backend.documents.parcel_sides import alone, side
from backend.documents.schemas import Said
from backend.documents.to_identify import AlikeRow, WaitingRow, said_by
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.keyring import ForOnePage, KeyRing

PAGE = 20
TOLD = frozenset(
    {
        "no-matricule",
        "unknown-matricule",
        "several-persons",
        "other-document",
        "other-person",
        "other-words",
        "disputed",
        "infected",
        "hurried",
    }
)


def parcels(ring: KeyRing, rows: list[WaitingRow], base: str, zone: str, notice: str) -> views.Parcels:
    ring = ForOnePage(ring)
    return views.Parcels(rows=tuple(_row(ring, row, base, zone) for row in rows), later_url=later(rows, base),
                         notice=notice)  # fmt: skip


def _row(ring: KeyRing, row: WaitingRow, base: str, zone: str) -> views.ParcelRow:
    return views.ParcelRow(
        url=f"{base}/{row.id}",
        title=title_of(said_by(ring, row)),
        sender=str(texts.t("parcel.from", who=row.sender)),
        day=day_words(local(row.received_at, zone).date()),
        why=why(row.reason),
    )


def later(rows: list[WaitingRow], base: str) -> str:
    """The next page begins after the last row of this one; nothing when this one is not full."""
    if len(rows) < PAGE:
        return ""
    at = rows[-1].received_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{base}?depuis={at}&apres={rows[-1].id}"


def title_of(said: Said | None) -> str:
    return said.title if said else str(texts.t("parcel.unknown"))


def came(row: WaitingRow, zone: str) -> str:
    return str(texts.t("parcel.came", day=day_words(local(row.received_at, zone).date()), who=row.sender))


def why(reason: str) -> str:
    """One sentence for each code of the intake; codes that are about one thing share it."""
    code, _, detail = reason.partition(":")
    if code == "differs":
        names = ", ".join(str(texts.t(f"trait.the.{name}")) for name in detail.split(","))
        return str(texts.t("parcel.why.differs", traits=names))
    if code.endswith(("-other-document", "-other-person")):
        code = code.partition("-")[2]
    return str(texts.t(f"parcel.why.{code if code in TOLD else 'else'}"))


def parcel(ring: KeyRing, row: WaitingRow, alike: list[AlikeRow], base: str, zone: str) -> views.Parcel:
    said = said_by(ring, row)
    return views.Parcel(
        url=f"{base}/{row.id}",
        back_url=base,
        title=title_of(said),
        came=came(row, zone),
        written=_written(said),
        why=why(row.reason),
        sides=tuple(side(said.traits, one) for one in alike) if said else (),
        said=tuple(alone(said.traits)) if said and not alike else (),
    )


def _written(said: Said | None) -> str:
    if said is None or not said.origin:
        return ""
    if said.written_on is None:
        return str(texts.t("parcel.by", who=said.origin))
    return str(texts.t("parcel.by_on", who=said.origin, day=day_words(said.written_on)))
