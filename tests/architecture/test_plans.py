"""Every hot statement, as the app, over a large house: an index finds, the policy only checks."""

from datetime import date
from pathlib import Path

import pytest

from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.architecture.plans.every import PLAN_OF, every_statement, scanning
from tests.architecture.plans.hot import HOT, HOUSE, made
from tests.architecture.plans.hot_desk import DESK
from tests.architecture.plans.reading import Cost, counted, explained, large_tables
from tests.conftest import copied

pytestmark = [pytest.mark.anyio, pytest.mark.architecture, pytest.mark.slow]
SEEDS = [Path(__file__).with_name("plans") / name for name in ("large.sql", "around.sql")]
ASKED = {
    "david": Asked("david", "usager"),
    "paula": Asked("paula", "aidant", made("person", 1)),
    "paula for the second": Asked("paula", "aidant", made("person", 2)),
    "nurse": Asked("nurse", "staff", HOUSE),
    "clerk": Asked("clerk", "staff", HOUSE),
    "dui": Asked("dui", "machine"),
}
LARGE = {
    "appointment", "audit_entry", "delegation", "delegation_right", "deposit", "document", "document_file",
    "document_opened", "document_word", "dossier", "dossier_key", "dossier_team", "draft", "idempotency",
    "membership", "membership_team", "message", "message_word", "person", "request", "request_event",
    "sign_in", "thread", "thread_holder", "thread_note", "thread_reading",
}  # fmt: skip


@pytest.fixture(scope="module")
async def house(cluster, template):
    async with copied(cluster, template) as database:
        for seed in SEEDS:
            await database.above.execute(seed.read_text())
        await database.above.execute(PLAN_OF)
        await database.above.execute("vacuum analyze")
        yield database


@pytest.fixture(scope="module")
async def large(house):
    """The guard guards something: these tables are large, and no other is."""
    tables = await large_tables(house.above)
    assert set(tables) == LARGE
    return tables


async def cost_of(house, large, asked, statement, arguments):
    """As the app after `become`, once to look at the plan and once to count; nothing is kept."""
    sql = await house.connect("app")
    try:
        cost = Cost(0, set())
        for look in (
            lambda: explained(sql, large, statement, arguments),
            lambda: _run(sql, large, statement, arguments),
        ):
            transaction = sql.transaction()
            await transaction.start()
            assert await sql.execute(becoming(asked)) != "SELECT 0"
            cost += await look()
            await transaction.rollback()
        return cost
    finally:
        await sql.close()


async def _run(sql, large, statement, arguments):
    return await counted(sql, large, lambda: sql.fetch(statement, *arguments))


@pytest.mark.parametrize("hot", [*HOT, *DESK], ids=lambda hot: f"{hot.actor}: {hot.name}")
async def test_a_hot_statement_reads_little(house, large, hot):
    if isinstance(hot.values, dict):
        statement, arguments = hot.statement.sql, hot.statement.arguments(hot.values)
    else:
        statement, arguments = hot.statement, hot.values
    cost = await cost_of(house, large, ASKED[hot.actor], statement, arguments)
    print(f"{hot.actor}: {hot.name}: {cost.rows} rows")
    assert cost.scanned == set()
    assert cost.rows <= hot.rows


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
async def test_becoming_somebody_reads_little(house, large, asked):
    sql = await house.connect("app")
    async with sql.transaction():
        cost = await counted(sql, large, lambda: sql.execute(f"{becoming(asked)}; select from hold(permit_id())"))
    await sql.close()
    # Her sign-in, who she is; of the staff, her membership and her teams too.
    assert (cost.scanned, cost.rows <= 8) == (set(), True)


async def test_a_statement_is_planned_once_for_each_connection(database):
    """Never for each request, whatever the values (decision 0020): the counts above hold for each reader."""
    sql = await database.connect("app")
    statement = "select id from document where written_on < $1"
    for day in (date.max, date.min, date(2026, 11, 19)):
        await sql.fetch(statement, day)
    planned = "select generic_plans, custom_plans from pg_prepared_statements where statement = $1"
    assert tuple(await sql.fetchrow(planned, statement)) == (3, 0)
    await sql.close()


async def test_no_statement_at_all_reads_a_large_table_whole(house, large):
    """Hot or not, whatever its values; what a function of the gate reads is counted above."""
    assert len(statements := every_statement()) > 250
    assert await scanning(house, large, statements) == {}
    assert await scanning(house, large, {"select id from document where title = $1": "x"}) == {"x": {"document"}}


async def test_a_statement_without_its_index_is_seen(house, large):
    """As the app, a search that no index serves: both looks tell."""
    statement = "select count(*) from document where title = $1"
    cost = await cost_of(house, large, ASKED["david"], statement, (b"",))
    assert cost.scanned == {"document"}
    assert cost.rows > 100_000
