"""The desk of cards, in words."""

from collections.abc import Iterator
from datetime import date

from backend.identity.cards.giving import AtDesk
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.forms import Form
from backend.kit.references import grouped
from backend.people import around
from backend.people.card_schemas import Choose, Give
from backend.people.card_views import DeskCard, Ready, Turned


def desk_card(row: AtDesk, url: str, form: Form[Give], notice: str) -> DeskCard:
    name = f"{row.given_name} {row.family_name}"
    whole = row.printed or row.used
    return DeskCard(
        url=url,
        back_url=url.partition("/personnes/")[0] + "/personnes",
        name=name,
        initials=around.initials(name),
        form=form,
        number=grouped(row.number) if row.number else "",
        lines=tuple(_lines(row)) if row.card else (),
        few=whole and row.few,
        stopped=row.stopped,
        finish_url=f"{url}/{row.card}/code" if row.card and not whole else "",
        other_ways=row.other_ways,
        notice=notice,
    )


def _lines(row: AtDesk) -> Iterator[str]:
    if row.given_on:
        yield str(texts.t("desk_card.given", day=day_words(date.fromisoformat(row.given_on))))
    yield str(texts.t(f"desk_card.saw.{row.seen}")) if row.seen else str(texts.t("desk_card.saw_nothing"))


def turned(row: AtDesk, url: str, back_url: str, form: Form[Choose]) -> Turned:
    return Turned(url=url, back_url=back_url, given_name=row.given_name, wrong=form.errors)


def ready(row: AtDesk, url: str, back_url: str) -> Ready:
    name = f"{row.given_name} {row.family_name}"
    return Ready(url=url, back_url=back_url, name=name, may_print=row.chosen and not row.used, again=row.printed)
