"""The providers that know her, and those that she may add, in words."""

from collections.abc import Container, Iterable, Mapping
from uuid import UUID

from backend.identity.linking.service import Mine
from backend.identity.linking.views import Known
from backend.identity.oidc.client import RelyingParty
from backend.identity.presenter import moment
from backend.identity.views import Way
from backend.kit.clock import now
from backend.kit.dates import local


def ways_known(rows: Iterable[Mine], parties: Mapping[str, RelyingParty], zone: str) -> tuple[Known, ...]:
    """Those of this service: an issuer that it no longer knows opens nothing."""
    today = local(now(), zone).date()
    named = {party.provider.issuer: slug for slug, party in parties.items()}
    return tuple(
        Known(named[row.issuer], moment(row.since, zone, today), str(row.id) if row.added else "")
        for row in rows
        if row.issuer in named
    )


def ways_to_add(known: Iterable[Known], parties: Container[str]) -> tuple[str, ...]:
    mine = {one.means for one in known}
    return tuple(slug for slug in ("franceconnect-plus", "franceconnect") if slug in parties and slug not in mine)


def way_to_add(slug: str, proof: UUID) -> Way:
    return Way(slug=slug, url=f"/entrer/{slug}?preuve={proof}")
