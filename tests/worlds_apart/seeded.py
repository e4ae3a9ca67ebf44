"""Ids and clocks that can be thrown again: the same seed makes the same ids at the same instants."""

import random
import uuid
from datetime import UTC, datetime, timedelta

from backend.kit import clock

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
TICK = timedelta(seconds=67)
"""Between two steps: more than the minute in which writes are counted."""

# The clock of PostgreSQL itself, for every default, policy and function of this database.
CLOCK = """
create schema seeded;
create table seeded.clock (at timestamptz not null, phase text not null default '');
insert into seeded.clock values ('{start}');
create sequence seeded.number;
create function seeded.id() returns uuid language plpgsql volatile security definer as
    'begin return (select (lpad(to_hex(nextval(''seeded.number'')), 8, ''0'')
        || substr(md5(at || phase || currval(''seeded.number'')), 9))::uuid from seeded.clock); end';
create function seeded.read() returns timestamptz language plpgsql stable security definer as
    'begin return (select at from seeded.clock); end';
grant usage on schema seeded to public;
set allow_system_table_mods = on;
create or replace function pg_catalog.now() returns timestamptz language sql stable as 'select seeded.read()';
create or replace function pg_catalog.clock_timestamp() returns timestamptz language sql stable as
    'select seeded.read()';
create or replace function pg_catalog.gen_random_uuid() returns uuid language sql volatile as 'select seeded.id()';
set allow_system_table_mods = off"""
# The ids that PostgreSQL makes itself, in the order in which it makes them.
ANEW = "with again as (select setval('seeded.number', 1)) update seeded.clock set phase = $1 from again"
# Nobody falls asleep, however long the day is.
AWAKE = "update sign_in set seen_at = $1, expires_at = $1::timestamptz + interval '12 hours'"


class Seeded:
    """Stands for `os` in the module `uuid`, and for `datetime` in our only clock."""

    def __init__(self, monkeypatch):
        self.dice, self.at = random.Random(0), START
        monkeypatch.setattr(uuid, "os", self)
        monkeypatch.setattr(clock, "datetime", self)

    def urandom(self, size):
        return self.dice.randbytes(size)

    def now(self, zone):
        return self.at.astimezone(zone)

    def throw(self, *what):
        """What comes next depends on these words alone."""
        self.dice.seed("/".join(map(str, what)))

    async def anew(self, sql, *what):
        """In the database too."""
        self.throw(*what)
        await sql.execute(ANEW, "/".join(map(str, what)))

    async def on(self, sql):
        await sql.execute(CLOCK.format(start=START.isoformat()))
        self.at = START

    async def step(self, sql, number):
        self.at = START + number * TICK
        await sql.execute("update seeded.clock set at = $1", self.at)
        await sql.execute(AWAKE, self.at)
