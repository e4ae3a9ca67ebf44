"""My card and who watched over my entries, in words."""

from collections.abc import Iterable

from backend.identity.cards.rules import FEW
from backend.identity.cards.schemas import MyCard, Witness
from backend.identity.device_views import MyCard as Shown
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import day_words, local, time_words
from backend.kit.references import grouped


def my_card(row: MyCard | None, zone: str) -> Shown | None:
    if row is None:
        return None
    waits = local(row.usable_from, zone)
    day = f"{day_words(waits.date())} {time_words(waits)}"
    return Shown(
        number=grouped(row.number),
        given=str(texts.t("my_card.given", day=day_words(local(row.given_at, zone).date()))),
        left=str(texts.tn("my_card.left", row.codes_left)),
        few=row.codes_left <= FEW,
        new=str(texts.t("my_card.new", day=day)) if row.usable_from > now() else "",
    )


def watched(rows: Iterable[Witness], zone: str) -> tuple[str, ...]:
    return tuple(_watched(row, zone) for row in rows)


def _watched(row: Witness, zone: str) -> str:
    at = local(row.at, zone)
    day = f"{day_words(at.date())} {time_words(at)}"
    return str(texts.t("my_card.watched", day=day, name=row.name, house=row.house))
