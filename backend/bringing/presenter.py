"""What was sent, in words: on its way, a paper, or refused with what to do."""

from collections.abc import Iterable

from backend.bringing import views
from backend.bringing.rules import OF_THE_DOSSIER, told
from backend.bringing.schemas import Brought, Place, Shelf
from backend.documents.views import FAMILIES, Family
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.keyring import KeyRing
from backend.people.apart import labels
from backend.people.keys import Wrapped, opened


def shelves(rows: Iterable[Shelf]) -> tuple[Family, ...]:
    """Those of papers, in the order of the house."""
    open_ones = {row.family for row in rows}
    return tuple(family for code, family in FAMILIES.items() if code in open_ones)


def houses(places: list[Place]) -> tuple[tuple[str, str], ...]:
    """Nothing is asked of who has one."""
    if len(places) < 2:
        return ()
    return tuple(zip((str(one.dossier) for one in places), labels(one.mine for one in places), strict=True))


def sent(ring: KeyRing, row: Brought, zone: str, base: str, *, hers: bool) -> views.Told:
    """Of what hangs on all that the dossier holds, whoever is not the person learns nothing."""
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    state = "received" if not hers and (row.reason or "") == OF_THE_DOSSIER else row.state
    return views.Told(
        title=key.unseal(row.title, row.establishment_id, "brought_paper", row.id, "title"),
        day=day_words(local(row.received_at, zone).date()),
        family=FAMILIES[row.family],
        state=state,
        base=base,
        url=f"{base}/ajouts/{row.id}",
        why=str(texts.t(f"bring.refused.{told(row.reason or '')}")) if state == "refused" else "",
        paper_url=f"{base}/{row.id}" if hers and state == "filed" else "",
        hidden=row.hidden,
        mine=row.mine,
    )
