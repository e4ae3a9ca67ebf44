"""What a statement reads: from its plan, and from PostgreSQL's own counts, which see inside functions too."""

import json

import msgspec

LARGE = 10_000
SIZES = "select relname, reltuples from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
# Of this transaction alone.
COUNTS = """select relname, seq_scan, seq_tup_read, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
  from pg_stat_xact_user_tables where relname = any ($1)"""


class Cost(msgspec.Struct):
    """Rows of large tables that were read, and the large tables that were read from end to end."""

    rows: int
    scanned: set[str]

    def __add__(self, other):
        return Cost(max(self.rows, other.rows), self.scanned | other.scanned)


async def large_tables(above):
    return [name for name, rows in await above.fetch(SIZES) if rows > LARGE]


async def counted(sql, large, run):
    """What `run` cost: plans prepared as the app prepares them, functions and policies included."""
    before = {row["relname"]: row for row in await sql.fetch(COUNTS, large)}
    await run()
    cost = Cost(0, set())
    for row in await sql.fetch(COUNTS, large):
        was = before.get(row["relname"], {"seq_scan": 0, "rows": 0})
        cost.rows += row["rows"] - was["rows"]
        if row["seq_scan"] > was["seq_scan"]:
            cost.scanned.add(row["relname"])
    return cost


async def explained(sql, large, statement, arguments):
    """The same from `explain analyze`: also what was read and thrown away, and what an index alone answered."""
    plan = json.loads(await sql.fetchval(f"explain (analyze, timing off, format json) {statement}", *arguments))[0]
    cost = Cost(0, set())
    for node in nodes(plan["Plan"]):
        if node.get("Relation Name") in large and not node["Node Type"].startswith("ModifyTable"):
            thrown = sum(node.get(name, 0) for name in ("Rows Removed by Filter", "Rows Removed by Index Recheck"))
            cost.rows += round((node["Actual Rows"] + thrown) * node["Actual Loops"])
            if node["Node Type"] == "Seq Scan" and node["Actual Loops"]:
                cost.scanned.add(node["Relation Name"])
    return cost


def nodes(plan):
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)
