"""Zoé closes her account while a mandate waits for its second person."""

import pytest

from backend.demo.making import person
from tests.entrusting.test_closing import closes
from tests.mandates.desk import entered

pytestmark = pytest.mark.anyio


async def test_a_mandate_that_waits_is_cancelled_and_nothing_is_given_to_her_afterwards(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await closes(zoe)
    assert await cast.sql.fetchval("select outcome from mandate") == "cancelled"
    assert (await payet.sends(f"{there}/confirmer")).status_code == 404
    give = """insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)
        values (gen_random_uuid(), $1, $2, 'SIS', '', '', now(), now() + interval '1 day')"""
    with pytest.raises(Exception, match="closed"):
        await cast.sql.execute(give, cast.marion.id, zoe.id)
    await cast.sql.execute(give, cast.marion.id, await person(cast.sql, "Jeanne", "Autre"))
