"""What an open page is told, and by whom."""

import pytest

from tests.live.streams import MINE, listening, ready, told
from tests.waiting import until

pytestmark = pytest.mark.anyio


async def test_each_side_hears_the_other_and_ids_are_all_it_hears(cast, app, thread):
    desk = f"{cast.martin.base}/messages"
    async with listening(cast.david, MINE) as his, listening(cast.martin, f"{desk}/direct") as hers:
        await ready(app, 2)
        assert (await cast.martin.sends(f"/messages/{thread}/repondre", mots="Je viens vous voir.")).status_code == 200
        for stream in (his, hers):
            name, data, clock = await told(stream)
            assert (name, data) == ("changed", {"thread": thread, "number": 2})
            assert clock.isdecimal()
        assert (await cast.david.sends(f"/messages/{thread}/repondre", mots="Merci.")).status_code == 200
        assert (await told(hers))[1] == {"thread": thread, "number": 3}


@pytest.mark.parametrize("who", ["marion", "roux", "clerk"])
async def test_who_may_not_open_the_thread_hears_nothing(cast, app, thread, who):
    other = getattr(cast, who)
    path = f"{other.base}/messages/direct" if other.base else MINE
    async with listening(other, path) as hers, listening(cast.david, MINE) as his:
        await ready(app, 2)
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Bonjour.")
        assert (await told(his))[0] == "changed"
        app.state.streams.read_again()  # the next thing she hears, and so the first
        assert (await hers.event())[0] == "again"
        assert hers.quiet()


async def all_said(stream):
    """The names of her events. `again` says nothing, and a slow machine may look for her twice."""
    names = {(await stream.event())[0]}
    while not stream.quiet():
        names.add((await stream.event())[0])
    return names


async def test_a_hint_that_is_wrong_gives_no_right(cast, app, thread):
    """Before each event PostgreSQL is asked, as herself."""
    async with listening(cast.marion, MINE) as hers:
        await ready(app)
        [stream] = app.state.streams.open
        stream.around = frozenset({cast.david.dossier, cast.care})
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Bonjour.")
        await until(lambda: held(not stream.waiting), "it was taken")
        app.state.streams.read_again()
        names = [(await hers.event())[0]]
        assert names == ["again"]


async def held(value):
    return value


async def test_what_was_missed_is_read_again(cast, app, thread):
    async with listening(cast.david, f"{MINE}?depuis=0") as his:
        first = await told(his)
        assert first[1] == {"thread": thread, "number": 1}
    await cast.sql.execute("update thread set last_at = last_at - interval '10 minutes'")
    await cast.martin.sends(f"/messages/{thread}/repondre", mots="Pendant ce temps.")
    async with listening(cast.david, MINE, last_event_id=first[2]) as his:
        assert (await told(his))[1] == {"thread": thread, "number": 2}
        clock = await cast.sql.fetchval("select extract(epoch from last_at + interval '2 minutes') * 1e6 from thread")
    async with listening(cast.david, MINE, last_event_id=int(clock)) as his:
        await ready(app)
        app.state.streams.read_again()
        assert (await his.event())[0] == "again"


@pytest.mark.parametrize("odd", ["-1", "x", "9" * 40, "1e9", "٣"])
async def test_an_odd_last_event_is_none(cast, app, thread, odd):
    async with listening(cast.david, MINE, last_event_id=odd) as his:
        await ready(app)
        assert his.status == 200


async def test_a_new_place_is_read_again(cast, app, hurried):
    """She enters another team, and what was said there before is hers to see."""
    async with listening(cast.martin, f"{cast.martin.base}/messages/direct") as hers:
        await ready(app)
        while not hers.quiet():
            await hers.event()
        await cast.sql.execute(
            "insert into membership_team (membership_id, team_id, establishment_id) values ($1, $2, $3)",
            cast.martin.membership, cast.office, cast.tilleuls.id,
        )  # fmt: skip
        assert (await hers.event())[0] == "again"


async def test_a_notice_that_is_not_ours_is_heard_by_nobody(cast, app, thread):
    async with listening(cast.david, MINE) as his:
        await ready(app)
        await app.state.pool.execute("select pg_notify('messages', 'anything at all')")
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Bonjour.")
        assert (await told(his))[0] == "changed"


async def test_a_stream_is_nobody_there_and_reads_nothing(cast, app, thread):
    await cast.martin.sends(f"/messages/{thread}/repondre", mots="Bonjour.")
    long_ago = "update sign_in set seen_at = now() - interval '10 minutes' where person_id = $1 returning seen_at"
    seen = await cast.sql.fetchval(long_ago, cast.david.id)
    kept = "select (select count(*) from audit_entry), (select count(*) from thread_reading)"
    before = await cast.sql.fetchrow(kept)
    async with listening(cast.david, f"{MINE}?depuis=0") as his:
        assert (await told(his))[0] == "changed"
    assert await cast.sql.fetchval("select seen_at from sign_in where person_id = $1", cast.david.id) == seen
    assert await cast.sql.fetchrow(kept) == before
