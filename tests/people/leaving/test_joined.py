"""What two joined dossiers opened to a team does not come back when a stay or a departure is said anew."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from backend.demo import making
from tests.cast import LAURA
from tests.people.leaving.living import PARIS, happens, leaving, plain, today

pytestmark = pytest.mark.anyio


@pytest.fixture
async def apart(cast):
    """The team « Équipe de nuit » sees nothing of David any more: his two dossiers were joined, then taken apart."""
    other = await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA)
    here, who = {"establishment_id": cast.tilleuls.id}, {"joined_by": cast.clerk.id}
    pair = await making.insert(
        cast.sql, "dossier_pair", id=uuid4(), **here, one_id=cast.david.dossier, other_id=other, **who
    )
    night = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    seen = {"dossier_id": cast.david.dossier, "team_id": night, "pair_id": pair}
    return await making.insert(cast.sql, "dossier_team", id=uuid4(), **here, **seen)


async def taken_apart(cast, apart):
    await cast.sql.execute("update dossier_pair set split_at = now(), split_by = joined_by")
    await cast.sql.execute("update dossier_team set ends_at = $2 where id = $1 and ends_at > $2", apart, at_midnight(1))


def at_midnight(days):
    day = datetime.now(PARIS).date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=PARIS)


async def end_of(cast, row):
    return await cast.sql.fetchval("select ends_at from dossier_team where id = $1", row)


async def test_a_stay_that_is_said_longer_opens_nothing_of_a_pair(cast, apart):
    day = datetime.now(PARIS).date()
    stay = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "kind": "night"}
    made = await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=day, ends_on=day)
    await taken_apart(cast, apart)
    await cast.sql.execute("update stay set ends_on = $2 where id = $1", made, day + timedelta(days=30))
    assert await end_of(cast, apart) == at_midnight(1)


async def test_a_departure_that_is_taken_back_opens_nothing_of_a_pair(cast, desk, apart):
    await happens(desk, cast.david, "departure", today())
    await taken_apart(cast, apart)
    event = await cast.sql.fetchval("select id from dossier_event")
    assert "C’est annulé" in plain(await desk.sends(f"{leaving(cast.david)}/{event}/annuler"))
    assert await end_of(cast, apart) == at_midnight(1)
