"""What is not taken is not kept; and what the database lets somebody write of what she sends."""

import pytest

from tests.bringing.adding import adds, sent

pytestmark = pytest.mark.anyio


async def test_nothing_stays_in_the_store_of_what_was_not_taken(cast, monkeypatch):
    """She may add nothing there, she forgot its name, her key served already."""
    put, dropped = [], []
    vault = cast.app.state.vault
    real_put, real_drop = vault.put, vault.drop

    async def puts(body):
        stored = await real_put(body)
        put.append(stored[0].store_key)
        return stored

    async def drops(store_key):
        dropped.append(store_key)
        await real_drop(store_key)

    monkeypatch.setattr(type(vault), "put", lambda _, body: puts(body))
    monkeypatch.setattr(type(vault), "drop", lambda _, store_key: drops(store_key))
    for more in ({"dans": "messages"}, {"nom": ""}):
        await adds(cast.david, **more)
    key = "11111111-1111-4111-8111-111111111111"
    kept = sent(await adds(cast.david, key=key))
    assert (await adds(cast.david, key=key, nom="Autre")).status_code == 422
    assert await cast.sql.fetchval("select store_key from brought_paper where id = $1", kept) == put[2]
    assert dropped == [put[0], put[1], put[3]]


async def test_nobody_writes_when_it_came_nor_why_it_is_refused(cast):
    grants = """select column_name from information_schema.column_privileges
        where table_name = 'brought_paper' and grantee = 'app' and privilege_type = 'INSERT'"""
    may = {name for (name,) in await cast.sql.fetch(grants)}
    assert not may & {"received_at", "state", "reason"}
