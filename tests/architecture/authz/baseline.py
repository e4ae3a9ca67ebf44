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
    """Taken, restored and compared from above: its connection sees every row."""

    def __init__(self, sql, tables):
        self.sql, self.tables = sql, tables

    @classmethod
    async def of(cls, sql):
        tables = [row["name"] for row in await sql.fetch(TABLES)]
        await sql.execute("create schema kept")
        for table in tables:
            await sql.execute(f"create table {kept(table)} as table {table}")
        await sql.execute("; ".join([NOTE, *map(NOTED.format, tables)]))
        return cls(sql, tables)

    async def written(self):
        """The tables that somebody wrote to since all was put back, in their order."""
        rows = await self.sql.fetch("select distinct name from kept.written order by name")
        return [row["name"] for row in rows if row["name"] in self.tables]

    async def restore(self):
        """One transaction; foreign keys and triggers are quiet meanwhile, since the whole is consistent."""
        back = "".join(f"delete from {t}; insert into {t} select * from {kept(t)}; " for t in await self.written())
        quiet = "set local session_replication_role = replica"
        await self.sql.execute(f"begin; {quiet}; {back} delete from kept.written; commit")

    async def checksum(self):
        """Of all rows; only the clock of an open sign-in may move. In an order: tables may be read side by side."""
        each = " union all ".join(
            f"select '{t}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as h"
            f" from (select (to_jsonb(t) - 'seen_at')::text as row from {t} t) rows"
            for t in self.tables
        )
        return await self.sql.fetchval(f"select md5(string_agg(h, '' order by name)) from ({each}) each")

    async def mentions(self, word):
        """The tables where a row that was written has this word in any column."""
        return [t for t in await self.written() if await self.sql.fetchval(MENTIONS.format(t), word)]


def kept(table):
    return "kept." + table.replace(".", "_")
