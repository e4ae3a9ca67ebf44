"""What nobody could say whose it is goes after ninety days, with its file; the clock is told in the row itself."""

from datetime import timedelta

import asyncpg
import pytest

from backend.documents.expiring import drop_expired
from tests.cast import DLU
from tests.documents.desks import OTHER_DAY, does, state_of, waits

pytestmark = pytest.mark.anyio
NINETY = timedelta(days=90)
MINUTE = timedelta(minutes=1)
CAME = "update deposit set received_at = now() - $2::interval where id = $1"


@pytest.fixture
async def worker(database):
    async with asyncpg.create_pool(database.dsn("worker"), min_size=0, max_size=1) as pool:
        yield pool


async def file_of(cast, settings, parcel):
    name = await cast.sql.fetchval("select store_key from deposit where id = $1", parcel)
    return settings.data_dir / "objects" / name


async def test_a_minute_before_ninety_days_it_is_there_and_a_minute_after_it_is_not(cast, worker, settings):
    parcel = await waits(cast)
    file = await file_of(cast, settings, parcel)
    await cast.sql.execute(CAME, parcel, NINETY - MINUTE)
    assert await drop_expired(worker, cast.app.state.vault) == 0
    assert (await state_of(cast, parcel), file.exists()) == ("quarantined", True)
    await cast.sql.execute(CAME, parcel, NINETY + MINUTE)
    assert await drop_expired(worker, cast.app.state.vault) == 1
    assert (await state_of(cast, parcel), file.exists()) == (None, False)
    left = "select (select count(*) from quarantine) + (select count(*) from likeness)"
    assert await cast.sql.fetchval(left) == 0
    told = await cast.sql.fetchrow(
        "select establishment_id, capacity, objects from audit_entry where act = 'deposit.expired'"
    )
    assert tuple(told) == (cast.tilleuls.id, "system", [parcel])
    assert (await cast.dui.asks(f"/api/depots/{parcel}")).status_code == 404
    assert await drop_expired(worker, cast.app.state.vault) == 0


async def test_a_refused_parcel_goes_too_and_trying_again_begins_no_new_ninety_days(cast, worker):
    refused, tried = await waits(cast), await waits(cast, OTHER_DAY + b"<!-- again -->")
    await does(cast.clerk, refused, "refuser", pourquoi="desk-mistake")
    for parcel in (refused, tried):
        await cast.sql.execute(CAME, parcel, NINETY + MINUTE)
    await does(cast.clerk, tried, "essayer")
    await cast.works(tried)
    assert await drop_expired(worker, cast.app.state.vault) == 2


async def test_what_became_a_paper_stays_for_ever(cast, worker):
    paper = await cast.files(DLU)
    await cast.sql.execute("update deposit set received_at = now() - interval '3 years'")
    assert await drop_expired(worker, cast.app.state.vault) == 0
    assert await cast.david.papers() == [str(paper)]


async def test_each_house_drops_its_own(cast, worker):
    await waits(cast)
    await waits(cast, DLU, cast.other_dui)
    await cast.sql.execute("update deposit set received_at = now() - interval '91 days'")
    assert await drop_expired(worker, cast.app.state.vault) == 2
    houses = await cast.sql.fetch("select establishment_id from audit_entry where act = 'deposit.expired'")
    assert {house for (house,) in houses} == {cast.tilleuls.id, cast.pins.id}
