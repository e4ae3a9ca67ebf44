"""The operator opens the houses to passkeys by a dated decision, and closes them for the very next request."""

from datetime import UTC, datetime, timedelta

import anyio.to_thread
import pytest
from click.testing import CliRunner

from backend.cli.commands import main
from tests.identity.test_at_work import OPEN, TOLD, by_key, door

pytestmark = pytest.mark.anyio
__all__ = ["by_key"]


def day(apart):
    return (datetime.now(UTC).date() + timedelta(days=apart)).isoformat()


@pytest.fixture
def types(database):
    known = ["staff-means", "--database-url", database.dsn("worker")]

    async def run(*words):
        return await anyio.to_thread.run_sync(lambda: CliRunner().invoke(main, [*known, *words]))

    return run


def allowed(homologated, until, slug="passkey"):
    return ("allow", slug, "--homologated-on", day(homologated), "--until", day(until))


async def test_madame_martin_comes_in_by_her_key_until_it_is_closed(cast, by_key, types):
    assert await door(by_key, cast.martin.base) == TOLD
    told = await types(*allowed(-9, 30))
    assert (told.exit_code, day(30) in told.output) == (0, True), told.output
    assert await door(by_key, cast.martin.base) == OPEN
    assert "It is closed." in (await types("close", "passkey")).output
    assert await door(by_key, cast.martin.base) == TOLD
    assert "It was not open." in (await types("close", "passkey")).output


@pytest.mark.parametrize(
    "words",
    [
        allowed(1, 30),
        allowed(-30, -1),
        allowed(-1, 30, "franceconnect-plus"),
        allowed(-1, 30, "card"),
        ("allow", "passkey"),
    ],
    ids=["before its decision", "once it is over", "what is for usagers", "a card", "without a day"],
)
async def test_nothing_opens_without_a_decision_that_holds(cast, by_key, types, words):
    assert (await types(*words)).exit_code != 0
    assert await door(by_key, cast.martin.base) == TOLD
