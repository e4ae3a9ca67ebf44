"""`--help` is instant and says what each command is for."""

import subprocess
import sys

import click
import pytest

from backend.cli.commands import main
from backend.cli.later import Later
from backend.paths import ROOT

HEAVY = ("asyncpg", "httpx2", "litestar", "pgqueuer", "pydantic", "rich", "sqlalchemy")


def commands(group, *path):
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield " ".join((*path, name)), found
        if isinstance(found, click.Group):
            yield from commands(found, *path, name)


@pytest.mark.parametrize(("path", "command"), list(commands(main)))
def test_every_command_says_what_it_does(path, command):
    assert (command.help or "").strip(), path
    assert command.get_short_help_str(200).endswith("."), path


def test_the_line_of_a_command_that_is_imported_later_is_its_own():
    """The group and the command say the same, or someone changed one of them alone."""
    context = click.Context(main)
    for name, (_, line) in main.later.items():
        assert line.rstrip(".").split(":")[0] in main.get_command(context, name).help, name


def test_help_imports_nothing_heavy():
    code = "import sys; from backend.cli.commands import main; main(['--help'], standalone_mode=False)"
    code += f"; sys.exit(', '.join(m for m in {HEAVY} if m in sys.modules) or None)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    for name in ("demo", "doctor", "keys", "web", "worker"):
        assert f"\n  {name}" in said.stdout


def test_an_unknown_command_is_told():
    group = Later(name="nothing", later={})
    assert group.get_command(click.Context(group), "nothing") is None
