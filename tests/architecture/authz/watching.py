"""Every row that a database writes, noted by a trigger on every table."""

from collections import Counter

# Of a row that changed, the columns that did. What the tests themselves write, as superuser, is not noted.
NOTE = """
create schema watch;
create table watch.written (what text, isolation text);
-- What was written and undone is not in that table: a number that was taken is never given back.
do $$ declare t record; begin
    for t in select c.relname, op from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                    unnest(array['insert', 'update', 'delete']) op
              where n.nspname in ('public', 'jobs') and c.relkind = 'r' loop
        execute format('create sequence watch.%I', t.relname || ' ' || t.op);
    end loop;
end $$;
create function watch.note() returns trigger language plpgsql security definer as $$
declare
    changed text := '';
begin
    if session_user = 'postgres' then return null; end if;
    if tg_op = 'UPDATE' then
        select ' ' || string_agg(after.key, ',' order by after.key) into changed
          from jsonb_each(to_jsonb(new)) after join jsonb_each(to_jsonb(old)) before using (key)
         where after.value is distinct from before.value;
    end if;
    perform nextval(format('watch.%I', tg_table_name || ' ' || lower(tg_op))::regclass);
    insert into watch.written
    values (format('%s %s%s', tg_table_name, lower(tg_op), coalesce(changed, ' nothing')),
            current_setting('transaction_isolation'));
    return null;
end $$;
do $$ declare t record; begin
    for t in select schemaname, tablename from pg_tables where schemaname in ('public', 'jobs') loop
        execute format('create trigger watch after insert or update or delete on %I.%I for each row
                        execute function watch.note()', t.schemaname, t.tablename);
    end loop;
end $$"""

NUMBERS = """select sequencename, last_value from pg_sequences
              where schemaname = 'watch' and last_value is not null"""


class Watch:
    """What was written since it was last asked, by those who are not the tests."""

    def __init__(self, sql):
        self.sql, self.numbers = sql, {}

    @classmethod
    async def on(cls, sql):
        await sql.execute(NOTE)
        return cls(sql)

    async def written(self):
        """(what, isolation of its transaction), with how many rows."""
        rows = await self.sql.fetch("with gone as (delete from watch.written returning *) select * from gone")
        return Counter((row["what"], row["isolation"]) for row in rows)

    async def tried(self):
        """« table verb » of each write since it was last asked, those too that were undone."""
        rows = await self.sql.fetch(NUMBERS)
        before, self.numbers = self.numbers, {row["sequencename"]: row["last_value"] for row in rows}
        return {name for name, number in self.numbers.items() if number != before.get(name)}
