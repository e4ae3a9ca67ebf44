"""What a list from the Annuaire Santé says, asked for by the job when it looks at it."""

from backend.interop.annuaire import Annuaire, AnnuaireAway
from backend.interop.listed import Row
from backend.settings import Settings


class Unreachable(Exception):
    """No list came; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def rows_of(settings: Settings, finess: str) -> list[Row]:
    """Raises Unreachable: annuaire-unset, annuaire-nobody, annuaire-away, annuaire-key, annuaire-answer."""
    if not settings.annuaire_url:
        raise Unreachable("annuaire-unset")
    annuaire = Annuaire(
        address=settings.annuaire_url,
        token=settings.annuaire_token,
        allow_loopback=settings.outbound_allow_loopback,
    )
    try:
        rows = await annuaire.of_house(finess)
    except AnnuaireAway as why:
        raise Unreachable(str(why)) from None
    if not rows:
        raise Unreachable("annuaire-nobody")
    return rows
