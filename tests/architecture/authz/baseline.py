"""Every row as it was when the world was made: to put back, and to tell whether anything moved."""

# Not how fast one writes: a refusal counts too.
TABLES = """select schemaname || '.' || tablename as name from pg_tables
             where schemaname = 'public' and tablename not in ('alembic_version', 'pace')
                or tablename = 'pgqueuer' order by 1"""
# Which tables were written since: there are two hundred, and an act writes to three or four. No key: two who write at
# the same time would wait for each other.
NOTE = """
create table kept.written (name text);
create function kept.note() returns trigger language plpgsql security definer as $$ begin
    insert into kept.written values (tg_table_schema || '.' || tg_table_name);
    return null;
end $$"""
NOTED = "create trigger kept after insert or update or delete or truncate on {} execute function kept.note()"
MENTIONS = "select exists (select from {} t where strpos(to_jsonb(t)::text, $1) > 0)"


class Baseline:
    """Taken, restored and compared from above: its connection sees every row. `taken` is the checksum of that moment.
    What is written while triggers are quiet is not noted, and would not be put back."""

    def __init__(self, sql, tables):
        self.sql, self.tables, self.taken = sql, tables, ""

    @classmethod
    async def of(cls, sql):
        tables = [row["name"] for row in await sql.fetch(TABLES)]
        await sql.execute("create schema kept")
        for table in tables:
            await sql.execute(f"create table {kept(table)} as table {table}")
        await sql.execute("; ".join([NOTE, *map(NOTED.format, tables)]))
        made = cls(sql, tables)
        made.taken = await made.checksum()
        return made

    async def restore(self):
        """One transaction; foreign keys and triggers are quiet meanwhile, since the whole is consistent. Notes are
        taken first: who writes meanwhile keeps hers."""
        async with self.sql.transaction():
            rows = await self.sql.fetch("delete from kept.written returning name")
            back = [f"delete from {t}; insert into {t} select * from {kept(t)}" for t in _names(rows)]
            await self.sql.execute("; ".join(["set local session_replication_role = replica", *back]))

    async def checksum(self):
        """Of all rows; only the clock of an open sign-in may move. In an order: tables may be read side by side."""
        each = " union all ".join(
            f"select '{t}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as h"
            f" from (select (to_jsonb(t) - 'seen_at')::text as row from {t} t) rows"
            for t in self.tables
        )
        return await self.sql.fetchval(f"select md5(string_agg(h, '' order by name)) from ({each}) each")

    async def mentions(self, word):
        """The tables, of those that were written to, where a row has this word in any column."""
        written = _names(await self.sql.fetch("select name from kept.written"))
        return [t for t in written if await self.sql.fetchval(MENTIONS.format(t), word)]


def _names(rows):
    return sorted({row["name"] for row in rows})


def kept(table):
    return "kept." + table.replace(".", "_")
