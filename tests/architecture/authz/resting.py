"""An aidant « en pause »: David gave her everything that can be given, and rests from it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from backend.demo.making import delegation, insert, person
from tests.cast import SHELVES


async def resting(cast):
    """Nothing but the pause keeps his things from her."""
    her = await person(cast.sql, "Rose", "Morel")
    rights = dict.fromkeys(("read", "write", "be_told"), SHELVES)
    made = await delegation(cast.sql, cast.david.id, her, cast.david.dossier, rights)
    await cast.sql.execute("update delegation set paused_at = now() where id = $1", made)
    await insert(cast.sql, "delegation_reminder", delegation_id=made, days=30, to_aidant=True)
    rose = await cast.signed_in(person=her, name="Rose")
    rose.base, rose.delegation = f"/pour/{cast.david.id}", made
    return rose


def renewed_on():
    """The last day of an access of thirty days, given now, if it were renewed today."""
    return (datetime.now(ZoneInfo("Europe/Paris")).date() + timedelta(days=30)).isoformat()
