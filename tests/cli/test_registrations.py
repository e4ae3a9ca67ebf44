"""An operator says that a professional's registration ended."""

import anyio.to_thread
import pytest
from click.testing import CliRunner

from backend.cli.commands import main
from backend.demo import making

ISSUER = "https://psc.test"


class Operator:
    def __init__(self, address):
        self.known = ["registrations", "--database-url", address, "--issuer", ISSUER]

    def __call__(self, *words, works=True):
        done = CliRunner().invoke(main, [*self.known, *words])
        assert (done.exit_code == 0) is works, done.output
        return done.output


@pytest.fixture
async def ended(cast):
    """The date kept for Madame Martin."""
    identity = await making.identity(cast.sql, cast.martin.id, ISSUER, "f:x:899700218896")
    return lambda: cast.sql.fetchval("select registration_ended_at from identity where id = $1", identity)


@pytest.mark.anyio
async def test_it_is_ended_at_once_on_a_day_or_no_more(cast, ended):
    operator = Operator(cast.database.dsn("worker"))

    async def types(*words, works=True):
        return await anyio.to_thread.run_sync(lambda: operator(*words, works=works))

    assert "1 open sign-ins" in await types("end", "899700218896")
    assert await ended() is not None
    await types("end", "899700218896", "--on", "2031-01-02")
    assert f"{await ended():%Y-%m-%d}" == "2031-01-02"
    await types("resume", "899700218896")
    assert await ended() is None
    assert "Nobody here" in await types("end", "1", works=False)
