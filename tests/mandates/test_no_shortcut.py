"""Whoever does whatever, in whatever order: no access of a desk without its paper and two people (B18)."""

from datetime import date
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.db.unit import becoming
from backend.delegation.service import code_hash
from backend.kit.actor import Asked
from backend.kit.references import new_reference
from tests.mandates.desk import second_desk

pytestmark = pytest.mark.anyio
PEOPLE = ("clerk", "payet", "martin", "roux", "marion", "zoe")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "prepare",
                "enter",
                "enter",
                "prove",
                "open",
                "wrong",
                "confirm",
                "confirm",
                "cancel",
                "expire",
                "forge",
                "code",
                "stop",
            )
        ),
        st.sampled_from(PEOPLE),
    ),
    min_size=3,
    max_size=14,
)
PREPARE = "select outcome from prepare_mandate($1, $2, $3, 'Zoé', 'Inconnue', 'SIS', 'x', '', 'Oui.', $4, $5, $6)"
ENTER = "select outcome from enter_mandate($1, $2, $3, $4, $5)"
FORGE = """insert into delegation
    (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, ground)
    values ($1, $2, $3, 'SIS', 'x', '', now(), now() + interval '1 day', 'desk')"""
UNPROVED = """select count(*) from delegation d left join mandate m on m.delegation_id = d.id
    where d.ground = 'desk' and (m.id is null or m.evidence is null or m.signed_on is null or m.outcome <> 'confirmed'
       or m.entered_by = m.decided_by or d.aidant_id in (m.entered_by, m.decided_by)
       or not exists (select from evidence e join evidence_opened o on o.evidence_id = e.id
                       where o.reader_id = m.decided_by and e.mandate_id = m.id and e.state = 'kept'
                         and e.brought_by <> m.decided_by))"""
BRING = "select outcome from bring_evidence($1, $2, $3, $4, '', 1, '')"
WRONG = "select outcome from say_wrong_paper($1, 'other')"
READ = "update evidence set state = 'kept' where id = $1 and state = 'received'"
OPEN = "insert into evidence_opened (evidence_id, reader_id) select id, actor_id() from evidence where about = $1"
EXPIRE = "update mandate set expires_at = now() where id = $1"
CODE = """insert into aidant_code (person_id, code_hash) values ($1, $2)
    on conflict (person_id) do update set code_hash = excluded.code_hash, made_at = now()"""


class Desk:
    """Each step in a transaction of its own, as whoever does it."""

    def __init__(self, cast, sql):
        self.cast, self.sql, self.mandate, self.proofs = cast, sql, uuid4(), []

    async def begin(self):
        self.key = await self.cast.sql.fetchval(
            "select id from dossier_key where dossier_id = $1", self.cast.marion.dossier
        )
        self.ends = await self.cast.sql.fetchval("select now() + interval '90 days'")

    async def does(self, verb, name):
        if verb == "expire":
            return await self.cast.sql.execute(EXPIRE, self.mandate)
        if verb == "code":
            return await self.cast.sql.execute(CODE, self.cast.zoe.id, code_hash("ZOE"))
        who = getattr(self.cast, name)
        house = self.cast.pins if name == "roux" else self.cast.tilleuls
        asked = Asked(who.secret, "usager") if name in ("marion", "zoe") else Asked(who.secret, "staff", house.id)
        try:
            async with self.sql.transaction():
                await self.sql.execute(becoming(asked))
                await getattr(self, verb)()
        except asyncpg.PostgresError:
            return None
        for proof in self.proofs:  # the worker reads it
            await self.cast.sql.execute(READ, proof)
        return None

    async def prepare(self):
        made = uuid4()
        rights = (["read"], ["mdph"])
        if await self.sql.fetchval(PREPARE, made, self.cast.marion.dossier, new_reference(), self.ends, *rights):
            self.mandate = made

    async def enter(self):
        await self.sql.fetchval(ENTER, self.mandate, code_hash("ZOE"), date(2026, 11, 27), self.key, b"seen")

    async def prove(self):
        made = uuid4()
        await self.sql.fetchval(BRING, made, self.mandate, self.key, made.hex)
        self.proofs.append(made)

    async def open(self):
        await self.sql.execute(OPEN, self.mandate)

    async def wrong(self):
        await self.sql.fetchval(WRONG, self.mandate)

    async def confirm(self):
        await self.sql.fetchval("select outcome from confirm_mandate($1, $2, 3, 5)", self.mandate, uuid4())

    async def cancel(self):
        await self.sql.fetchval("select outcome from cancel_mandate($1)", self.mandate)

    async def forge(self):
        await self.sql.execute(FORGE, uuid4(), self.cast.marion.id, self.cast.zoe.id)

    async def stop(self):
        await self.sql.execute("update delegation set stopped_at = now() where stopped_at is null and ground = 'desk'")


@pytest.mark.attack("B18")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_no_path_reaches_an_access_without_evidence_and_a_second_person(cast, steps):
    cast.zoe = cast.zoe if hasattr(cast, "zoe") else await cast.stranger()
    cast.payet = cast.payet if hasattr(cast, "payet") else await second_desk(cast)
    sql = await cast.database.connect("app")
    try:
        desk = Desk(cast, sql)
        await desk.begin()
        for verb, name in [("code", "zoe"), ("prepare", "clerk"), *steps]:
            await desk.does(verb, name)
            assert await cast.sql.fetchval(UNPROVED) == 0, (verb, name)
        await cast.sql.execute("update delegation set stopped_at = now() where stopped_at is null and ground = 'desk'")
    finally:
        await sql.close()


async def test_the_straight_path_does_reach_it(cast):
    """Or the test above would prove nothing."""
    cast.zoe, cast.payet = await cast.stranger(), await second_desk(cast)
    sql = await cast.database.connect("app")
    desk = Desk(cast, sql)
    await desk.begin()
    proved = [("prove", "clerk"), ("open", "payet"), ("confirm", "payet")]
    for verb, name in [("code", "zoe"), ("prepare", "clerk"), ("enter", "clerk"), *proved]:
        await desk.does(verb, name)
    await sql.close()
    assert await cast.sql.fetchval("select count(*) from delegation where ground = 'desk'") == 1
