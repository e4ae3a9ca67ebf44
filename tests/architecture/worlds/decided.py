"""What PostgreSQL does: the worlds are written, then each asker becomes herself and tries, as `app`."""

from contextlib import asynccontextmanager
from itertools import chain

import msgspec

from backend.db.unit import CLOCK_DUE, HELPED
from tests.architecture.worlds import bans, visits
from tests.architecture.worlds import world as w
from tests.architecture.worlds.loading import rows, secret_hash
from tests.architecture.worlds.trying import statement

# Tried and undone: the answer is whether PostgreSQL let it happen to at least one row.
ATTEMPT = """
create function attempt(statement text) returns boolean language plpgsql as $$
declare
    changed int;
begin
    execute statement;
    get diagnostics changed = row_count;
    if changed = 0 then return false; end if;
    raise sqlstate 'UNDO1';
exception
    when sqlstate 'UNDO1' then return true;
    when insufficient_privilege then return false;
    -- The trigger has the last word on who may act for whom.
    when check_violation then if sqlerrm = 'closed' then return false; end if; raise;
end $$"""

# Each asker becomes herself, then looks and tries. Whole tables where that is cheap: what shows of a
# neighbour's world is seen too.
ASK = """
create function ask(secret_hash bytea, as_what text, for_whom uuid, papers uuid[], letters uuid[], deeds text[])
    returns table (level bigint, d uuid[], p uuid[], f uuid[], c uuid[], t uuid[], m uuid[], r uuid[], v uuid[],
    done boolean[])
    language plpgsql as $$
declare
    told bigint;
begin
    select count(*) into told from become(ask.secret_hash, as_what, for_whom);
    return query select told, array(select id from dossier), array(select id from document),
        array(select document_id from document_file where document_id = any (papers)),
        array(select id from document where state = 'current'),
        array(select id from thread), array(select id from message where thread_id = any (letters)),
        array(select id from request), array(select id from appointment),
        array(select attempt(deed) from unnest(deeds) with ordinality as tried (deed, n) order by n);
end $$"""
ASK_ALL = """
select found.* from rows from (
           jsonb_to_recordset($1::jsonb)
           as (secret_hash bytea, capacity text, subject uuid, papers uuid[], letters uuid[], deeds text[])
       ) with ordinality as asker (secret_hash, capacity, subject, papers, letters, deeds, n),
       lateral ask(secret_hash, capacity, subject, papers, letters, deeds) found order by n"""


@asynccontextmanager
async def written(sql, worlds, moment, *, checked):
    """Inside the transaction that began at `moment`: the worlds are there, and one acts as `app`.

    Analyzed: with no figures, or those of the empty tables, one plan in a hundred takes minutes.
    `checked` keeps the foreign keys at work: worlds that could not be are of no use, and checking them all is slow.
    """
    by_table = {}
    for world in worlds:
        for table, columns, row in chain(rows(world, moment), visits.rows(world, moment), bans.rows(world, moment)):
            by_table.setdefault((table, columns), []).append(row)
    await sql.execute(f"set local session_replication_role = {'origin' if checked else 'replica'}")
    for (table, columns), records in by_table.items():
        await sql.copy_records_to_table(table, records=records, columns=columns)
    await sql.execute("set local session_replication_role = origin; analyze; set local role app")
    yield
    await sql.execute("reset role")


async def decided(sql, worlds):
    """For each world, what its asker finds and may do. What `become` adds for a clock or a helper is no level."""
    askers = msgspec.json.encode([_asker(world) for world in worlds]).decode()
    return [
        w.Verdict(told % HELPED % CLOCK_DUE, *map(frozenset, sets), tuple(done))
        for told, *sets, done in await sql.fetch(ASK_ALL, askers)
    ]


def _asker(world):
    return {
        "secret_hash": f"\\x{secret_hash(world).hex()}",
        "capacity": world.asked.capacity,
        "subject": world.asked.subject,
        "papers": list(world.papers),
        "letters": list(world.letters),
        "deeds": [statement(world, deed) for deed in world.deeds],
    }
