"""What the checker looks for, on a terminal, for programs, or as docs/falc.md."""

import click
import msgspec
from rich.console import Console
from rich.table import Table

from backend.cli.falc_told import print_json
from backend.falc.page import NAMES, page
from backend.falc.registry import all_rules
from backend.falc.rule import Rule
from backend.paths import ROOT


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--page", "as_page", is_flag=True, help="Write docs/falc.md again.")
def rules(as_json: bool, as_page: bool) -> None:
    """Every rule, its official reference and its reason."""
    if as_page:
        (ROOT / "docs" / "falc.md").write_text(page(), encoding="utf-8")
        return
    if as_json:
        print_json([_told(rule) for rule in all_rules().values()])
        return
    table = Table("règle", "", "référence", "pourquoi", "corrige")
    for rule in all_rules().values():
        table.add_row(rule.id, NAMES[rule.severity], rule.ref, f"{rule.title} {rule.why}", "oui" if rule.fixes else "")
    Console().print(table)


def _told(rule: Rule) -> dict[str, object]:
    return {name: value for name, value in msgspec.structs.asdict(rule).items() if name != "check"}
