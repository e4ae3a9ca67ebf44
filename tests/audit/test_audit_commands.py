"""`audit seal`, `anchor`, `verify`: what they say, and how they end."""

import asyncio

import pytest
from click.testing import CliRunner

from backend.cli.audit import audit
from tests.audit.trail import entry

pytestmark = pytest.mark.anyio


@pytest.fixture
def command(cast, settings):
    """The command as an operator types it, outside the loop of the test."""
    environ = {"SEALER_DATABASE_URL": settings.sealer_database_url, "DATA_DIR": str(settings.data_dir)}

    async def run(*words, environ=environ):
        return await asyncio.to_thread(CliRunner().invoke, audit, words, env=environ)

    return run


async def test_seal_anchor_verify(cast, command):
    await entry(cast)
    assert (await command("verify")).exit_code == 0
    sealed = await command("seal")
    assert (sealed.exit_code, sealed.output) == (0, "1 segments were sealed.\n")
    assert (await command("seal")).output == "0 segments were sealed.\n"
    await entry(cast)
    kept = await command("anchor")
    assert (kept.exit_code, kept.output) == (0, "1 heads were kept.\n")
    whole = await command("verify")
    assert (whole.exit_code, whole.output) == (0, f"{cast.tilleuls.id}: 2 segments, untouched\n")


async def test_verify_ends_with_1_when_something_was_touched(cast, command):
    await entry(cast)
    await command("anchor")
    await cast.sql.execute("update audit_entry set act = 'other'")
    touched = await command("verify")
    assert (touched.exit_code, touched.output) == (1, f"{cast.tilleuls.id}: segment 1 was changed\n")


async def test_without_its_login_it_says_which_line_to_type(cast, command):
    refused = await command("seal", environ={"SEALER_DATABASE_URL": ""})
    assert refused.exit_code == 1
    assert "SEALER_DATABASE_URL is not set." in refused.output
