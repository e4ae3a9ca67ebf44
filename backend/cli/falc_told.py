"""What the checker found, told on a terminal or to a program."""

import click
import msgspec
from rich.console import Console

from backend.falc.findings import Finding
from backend.falc.page import NAMES
from backend.falc.sources import Source

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value)).decode())


def tell(found: list[tuple[Source, list[Finding]]], *, everything: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    told = [(source, one) for source, held in found for one in held if everything or one.severity != "info"]
    for source, one in told:
        instead = f" → {' / '.join(one.replacements)}" if one.replacements else ""
        console.print(f"{source.place}:{one.line}:{one.column} ", end="", markup=False)
        console.print(f"{one.rule} {NAMES[one.severity]}", style=COLOURS[one.severity], end=" ")
        console.print(f"« {one.text[:60]} » {one.message}{instead}", markup=False)
    counted = {name: sum(one.severity == name for _, held in found for one in held) for name in NAMES}
    console.print(", ".join(f"{NAMES[name]} : {number}" for name, number in counted.items()))
