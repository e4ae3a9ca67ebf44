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
create table seeded.clock (at timestamptz not null);
insert into seeded.clock values ('{start}');
create function seeded.read() returns timestamptz language plpgsql stable security definer as
    'begin return (select at from seeded.clock); end';
grant usage on schema seeded to public;
set allow_system_table_mods = on;
create or replace function pg_catalog.now() returns timestamptz language sql stable as 'select seeded.read()';
create or replace function pg_catalog.clock_timestamp() returns timestamptz language sql stable as
    'select seeded.read()';
set allow_system_table_mods = off"""
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

    async def on(self, sql):
        await sql.execute(CLOCK.format(start=START.isoformat()))
        self.at = START

    async def step(self, sql, number):
        self.at = START + number * TICK
        await sql.execute("update seeded.clock set at = $1", self.at)
        await sql.execute(AWAKE, self.at)
