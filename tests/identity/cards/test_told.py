"""She is told on every channel that her card changed: by push and by e-mail, at once, and on her first page."""

import pytest

from tests.identity.cards.desk import desk_of, gives, presses
from tests.notifications.conftest import phone, post, service, settings

pytestmark = pytest.mark.anyio
__all__ = ["phone", "post", "service", "settings"]
QUEUED = """select entrypoint, convert_from(payload, 'UTF8')::json->'reader'->>'person' as person,
                   convert_from(payload, 'UTF8')::json->'ids'->>'event' as event
              from jobs.pgqueuer where entrypoint like 'alert.%' order by entrypoint"""
EVENTS = "select id::text, kind from card_event where person_id = $1 order by at"


async def queued(cast):
    return [tuple(row) for row in await cast.sql.fetch(QUEUED)]


@pytest.mark.attack("E16")
async def test_both_channels_are_asked_once_for_each_change(cast):
    await gives(cast.clerk, cast.marion)
    ((event, kind),) = await cast.sql.fetch(EVENTS, cast.marion.id)
    assert kind == "given"
    whose = str(cast.marion.id)
    assert await queued(cast) == [("alert.mail", whose, event), ("alert.push", whose, event)]
    await cast.sql.execute("delete from jobs.pgqueuer")
    await presses(cast.clerk, f"{desk_of(cast.clerk, cast.marion)}/laisser-essayer")
    assert await queued(cast) == [], "it takes nothing from her"
    await presses(cast.clerk, f"{desk_of(cast.clerk, cast.marion)}/reprendre")
    assert len(await queued(cast)) == 2


@pytest.mark.attack("E16")
async def test_her_telephone_rings_though_it_was_just_cut(cast, phone, service):
    """Whoever made himself a card in David's name cannot silence what betrays him."""
    await gives(cast.clerk, cast.david, "cni", tout="on")
    (event, _), *_ = await cast.sql.fetch(EVENTS, cast.david.id)
    rows = """select act_as_reader($1, 'usager', null) from (select 1) one"""
    async with cast.sql.transaction():
        await cast.sql.execute("set local role worker")
        await cast.sql.fetchval(rows, cast.david.id)
        assert await cast.sql.fetchval("select count(*) from where_to_alert($1::uuid)", event) == 1
        await cast.sql.fetchval(rows, cast.marion.id)
        assert await cast.sql.fetchval("select count(*) from where_to_alert($1::uuid)", event) == 0


async def test_her_first_page_says_so_where_nothing_rings(cast):
    await gives(cast.clerk, cast.marion)
    page = (await cast.marion.opens("/")).text
    assert "Votre carte pour entrer a changé" in page
    assert "Votre carte pour entrer" not in (await cast.david.opens("/")).text
    await cast.sql.execute("update card_event set at = now() - interval '3 days 1 minute'")
    assert "Votre carte pour entrer" not in (await cast.marion.opens("/")).text


async def test_where_she_said_it_herself_she_is_not_told(cast):
    await gives(cast.clerk, cast.marion)
    await cast.sql.execute("delete from card_event")
    await cast.sql.execute("delete from jobs.pgqueuer")
    await cast.marion.sends("/appareils/carte/perdue")
    assert "a changé" not in (await cast.marion.opens("/")).text
    assert len(await queued(cast)) == 2, "elsewhere she is: it may not have been she"
