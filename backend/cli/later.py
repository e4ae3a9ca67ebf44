"""A group of commands that imports each one when it runs: `--help` and a start pay for no other."""

from importlib import import_module
from typing import Any

import click


class Later(click.Group):
    """`later`: name → where the command is (`module:attribute`), and its line of help."""

    def __init__(self, *arguments: Any, later: dict[str, tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self.later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.later[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._line(ctx, name)) for name in self.list_commands(ctx)])

    def _line(self, ctx: click.Context, name: str) -> str:
        if name in self.later:
            return self.later[name][1]
        known = super().get_command(ctx, name)
        return known.get_short_help_str(100) if known else ""
