"""From rows to the words of a page."""

from datetime import datetime, timedelta

from backend.delegation.codes import Named
from backend.delegation.schemas import Given, Proposal
from backend.delegation.service import Agreed
from backend.documents import list_presenter
from backend.documents.list_schemas import PaperRow
from backend.documents.views import FAMILIES
from backend.entrusting import views
from backend.kit import texts
from backend.kit.dates import date_words, local
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people import around

MOMENT = timedelta(seconds=1)


def aidant(row: Given, at: datetime, zone: str) -> views.Aidant:
    state = "stopped" if row.stopped_at else "ended" if row.ends_at <= at else "now"
    name = f"{row.given_name} {row.family_name}"
    squares = [square.split("/") for square in row.squares]
    told = any(can == "be_told" for can, _ in squares)
    return views.Aidant(
        name=name,
        initials=around.initials(name),
        relation=row.relation.lower(),
        state=state,
        day=date_words(local(row.stopped_at, zone).date()) if row.stopped_at else last_day(row.ends_at, zone),
        url=f"/aidants/{row.id}",
        families=tuple(code for code in FAMILIES if ["read", code] in squares),
        options=("write",) * (["write", "messages"] in squares) + ("told",) * told,
    )


def last_day(ends_at: datetime, zone: str) -> str:
    """A right that ends at midnight lasts until the day before."""
    return date_words(local(ends_at - MOMENT, zone).date())


def agreed_words(proposal: Proposal, name: str, until: str) -> str:
    """What she reads before she says yes: the proof of what was agreed is made of these words."""
    lines = [
        str(texts.t("entrust.agree", name=name, until=until)),
        *(str(texts.t(f"entrust.option.{option}", name=name)) for option in proposal.options),
        str(texts.t("entrust.agree_stop")),
    ]
    return "\n".join(lines)


def typed(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    """The fields of the form, to be sent again; its key is not one of them."""
    fields = [("code", proposal.code), ("lien", proposal.relation), ("jusqua", proposal.until)]
    fields += [(name, "on") for name, option in views.OPTIONS if option in proposal.options]
    return tuple(fields)


def in_two(code: str) -> str:
    """Ten signs are read aloud in two breaths."""
    return f"{code[:5]} {code[5:]}"


def before(
    ring: KeyRing, proposal: Proposal, aidant: Named, agreed: Agreed, seen: list[PaperRow], mine: list[PaperRow]
) -> views.Before:
    ring, hers = ForOnePage(ring), {row.id for row in seen}
    name = f"{aidant.given_name} {aidant.family_name}"
    left_out = [row for row in mine if row.id not in hers]
    return views.Before(
        name=aidant.given_name,
        initials=around.initials(name),
        relation=proposal.relation,
        options=proposal.options,
        sees=tuple(list_presenter.paper_row(ring, row, "/papiers") for row in seen),
        not_sees=tuple(list_presenter.paper_row(ring, row, "/papiers") for row in left_out),
        more=list_presenter.goes_on(seen) or list_presenter.goes_on(mine),
        words=agreed.words,
        fields=typed(proposal),
    )
