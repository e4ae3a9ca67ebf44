"""An open page is told nothing any more once the right to it is over, and what is done when somebody is lost."""

import pytest

from backend.live.streams import EVERY, WITHIN
from tests.live.streams import MINE, listening, ready, told
from tests.notifications.giving import sister
from tests.waiting import until

pytestmark = pytest.mark.anyio
LIMIT = 5.0


def test_two_looks_are_never_further_apart_than_that():
    assert EVERY + WITHIN <= LIMIT


@pytest.mark.parametrize(
    "stop",
    [
        "update sign_in set revoked_at = now() where person_id = $1",
        "update sign_in set expires_at = now() where person_id = $1",
        "update sign_in set seen_at = now() - interval '31 minutes' where person_id = $1",
        "update membership set stopped_at = now() where person_id = $1",
        "update membership set ends_at = now() where person_id = $1",
    ],
)
async def test_a_stream_ends_with_the_right_to_it(cast, app, thread, asked, stop):
    async with listening(cast.martin, f"{cast.martin.base}/messages/direct") as hers:
        await ready(app)
        await cast.sql.execute(stop, cast.martin.id)
        await cast.david.sends(f"/messages/{thread}/repondre", mots="Pour elle seule, avant.")
        await nothing_is_told(asked)
        await app.state.streams.look()
        names = []
        while (event := await hers.event()) is not None:
            names.append(event[0])
        assert "changed" not in names
        assert names[-1] == "over"
    assert not app.state.streams.open


async def nothing_is_told(asked):
    """Before anybody looked who is still alive: PostgreSQL was asked, as herself, and gave nothing."""

    async def once():
        return asked

    await until(once, "it was asked what she may be told")
    assert asked == [[]]


@pytest.mark.attack("B04")
@pytest.mark.parametrize("what", ["stopped_at", "paused_at", "ends_at"])
async def test_the_stream_of_an_aidant_ends_with_what_she_was_given(cast, app, thread, asked, what):
    delegation = await sister(cast, "be_told")
    async with listening(cast.paula, f"/pour/{cast.david.id}/messages/direct") as hers:
        await ready(app)
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Avant.")
        assert (await told(hers))[1] == {"thread": thread, "number": 2}
        asked.clear()
        await cast.sql.execute(f"update delegation set {what} = now() where id = $1", delegation)
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Après.")
        await nothing_is_told(asked)
        await app.state.streams.look()
        assert await told(hers) == ("over", None, None)


async def test_signing_out_ends_it_too(cast, app, hurried):
    async with listening(cast.david, MINE) as his:
        await ready(app)
        await cast.david.sends("/sortir")
        assert await told(his) == ("over", None, None)
        assert await his.event() is None


@pytest.mark.attack("M03")
async def test_beyond_what_a_process_keeps_a_page_is_told_to_come_back(cast, app):
    app.state.streams.most = 1
    async with listening(cast.david, MINE) as his:
        await ready(app)
        full = await cast.marion.opens(MINE)
        assert (full.status_code, full.headers["retry-after"]) == (503, "60")
        assert his.status == 200
    async with listening(cast.marion, MINE) as hers:
        assert hers.status == 200


async def test_a_lost_line_is_made_again_and_everybody_reads_again(cast, app, thread):
    async with listening(cast.david, MINE) as his:
        await ready(app)
        while not his.quiet():
            await his.event()
        await cast.sql.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and query ~* '^(listen|select$)' and pid <> pg_backend_pid()"
        )
        assert (await his.event())[0] == "again"
        await cast.martin.sends(f"/messages/{thread}/repondre", mots="Me revoilà.")
        assert (await told(his))[1] == {"thread": thread, "number": 2}


async def test_a_database_that_cannot_say_who_is_alive_ends_all_streams(cast, app, hurried, monkeypatch):
    """Closed rather than open: her browser comes back by itself, and is asked who it is."""
    async with listening(cast.david, MINE) as his:
        await ready(app)

        async def gone():
            raise ValueError("whatever it is")

        monkeypatch.setattr(app.state.streams, "look", gone)
        events = []
        while (event := await his.event()) is not None:
            events.append(event[0])
        assert "over" not in events
    assert not app.state.streams.open
