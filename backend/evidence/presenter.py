"""A paper that proves something, in words: awaited, being read, refused with what to do, or open."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from backend.bringing.rules import told
from backend.delegation.law import actors
from backend.documents import sheet_presenter
from backend.documents.piece_rows import PageRow
from backend.documents.presenter import kind_of, size_words
from backend.documents.views import Original
from backend.evidence import views
from backend.evidence.schemas import About, Hers
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened
from backend.protection.presenter import proofs_of, said, what_of

SEALED_IN = "evidence_page"


def paper(ring: KeyRing, row: About | Hers, url: str, pages: Sequence[PageRow], first: int) -> views.Paper:
    """Its pages, and at the desk the whole of it to keep in the house."""
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped))
    whole = None
    if isinstance(row, About) and row.media_type and row.size:
        kind = kind_of(row.media_type).upper()
        whole = Original(url=f"{url}/original", kind=kind, size=size_words(row.size))
    return views.Paper(sheets=sheet_presenter.sheets(key, url, pages, first, SEALED_IN), original=whole)


def at_desk(row: About, house: UUID, about: UUID, zone: str, form: Form[Any], shown: views.Paper) -> views.AtDesk:
    """Nobody agrees to what she entered or added herself, nor where nobody has to agree."""
    there, back = _places(row, house, about)
    measure = actors()[row.kind, row.scope] if row.what == "measure" else None
    waits = row.waits and not (measure and measure.line.closes)
    state = "wrong" if row.wrong else row.state or "none"
    may_refuse = waits and state == "kept" and not (row.brought or row.holds)
    return views.AtDesk(
        what=row.what,
        title=what_of(measure) if measure else "",
        name=row.name,
        holder=row.holder or "",
        url=place_of(house, about),
        back_url=back,
        state=state,
        day=day_words(local(row.received_at, zone).date()) if row.received_at else "",
        form=form,
        why=str(texts.t(f"bring.refused.{told(row.reason)}")) if row.reason else "",
        wrong=row.wrong or "",
        said_wrong=row.said,
        may_refuse=may_refuse,
        way_out=_way_out(row) if waits and state == "kept" else "",
        seen_by=row.what if row.what == "mandate" or row.scope else "house",
        adds=row.waits,
        check_url=there if may_refuse and not row.mine else "",
        waits=waits,
        said=said(measure, agrees=row.agrees) if measure and waits else "",
        paper=shown,
    )


def _way_out(row: About) -> str:
    """Of two people, one entered and the other added: the first adds it again, and the second agrees."""
    if row.mine == bool(row.brought) or row.holds:
        return ""
    return "mine" if row.mine else "brought"


def place_of(house: UUID, about: UUID) -> str:
    return f"{proofs_of(house)}/{about}"


def _places(row: About, house: UUID, about: UUID) -> tuple[str, str]:
    """Where one agrees, and the page before."""
    if row.what == "mandate":
        back = f"/equipe/{house}/mandats/{about}"
        return f"{back}/confirmer", back
    back = f"/equipe/{house}/personnes/{row.dossier_id}/protection"
    return f"{back}/{about}/verifier", back


def mine(row: Hers, back: str, shown: views.Paper) -> views.Mine:
    day = day_words(local(row.received_at, row.zone).date())
    return views.Mine(what="measure" if row.measure else "mandate", back_url=back, day=day, paper=shown)
