"""The Annuaire Santé (FHIR R4): the professionals of one establishment, page after page.

Called by jobs only, through the guarded client: one host, no redirect, and a page that leads elsewhere is refused.
"""

from collections.abc import AsyncIterator
from urllib.parse import urlencode, urlsplit

import msgspec

from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.listed import Row
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound

KEY = "ESANTE-API-KEY"
FINESS = "https://finess.esante.gouv.fr"
A_PAGE, MOST_PAGES = 100, 200
LONGEST_PAGE = 8 * 1024 * 1024
SECONDS = 20.0


class AnnuaireAway(Exception):
    """It does not answer, or not as it says it does; its word is a code."""


class Annuaire(msgspec.Struct, frozen=True, kw_only=True):
    """Where it is, and by which key it knows us."""

    address: str
    token: str
    allow_loopback: bool = False

    def __repr__(self) -> str:
        return f"Annuaire({self.address!r})"

    async def of_house(self, finess: str) -> list[Row]:
        """Everybody it knows to work there, numbered from 1. Raises AnnuaireAway."""
        return [
            msgspec.structs.replace(row, number=number)
            for number, row in enumerate([row async for page in self._pages(finess) for row in page], 1)
        ]

    async def _pages(self, finess: str) -> AsyncIterator[tuple[Row, ...]]:
        url = f"{self.address.rstrip('/')}/PractitionerRole?{_asked(finess)}"
        hosts = frozenset({urlsplit(self.address).netloc})
        outbound = Outbound(hosts=hosts, allow_loopback=self.allow_loopback, seconds=SECONDS, longest=LONGEST_PAGE)
        async with outbound.client() as client:
            for _ in range(MOST_PAGES):
                try:
                    answer = await client.get(url, headers={KEY: self.token, "accept": "application/fhir+json"})
                except (OutboundRefused, OutboundUnreachable):
                    raise AnnuaireAway("annuaire-away") from None
                if answer.status_code != 200:
                    raise AnnuaireAway("annuaire-key" if answer.status_code in (401, 403) else "annuaire-away")
                try:
                    page = await read_in_child("professionals", answer.content)
                except Unreadable:
                    raise AnnuaireAway("annuaire-answer") from None
                yield page.rows
                if not page.next_page:
                    return
                url = page.next_page
        raise AnnuaireAway("annuaire-answer")


def _asked(finess: str) -> str:
    return urlencode(
        {
            "organization.identifier": f"{FINESS}|{finess}",
            "_include": ["PractitionerRole:practitioner", "PractitionerRole:organization"],
            "_count": A_PAGE,
        },
        doseq=True,
    )
