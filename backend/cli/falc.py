"""Easy French: what is hard in a text, why, and what to write instead. Nothing leaves this machine."""

import sys
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from backend.cli.falc_told import print_json, tell
from backend.cli.later import Later
from backend.falc.checking import check as check_text
from backend.falc.checking import words_known
from backend.falc.fixing import fix as fix_text
from backend.falc.profiles import Profile, UnknownProfile, profile
from backend.falc.sarif import sarif
from backend.falc.scoring.score import score as score_text
from backend.falc.sources import Source, sources
from backend.falc.words.tables import usual_tables

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=Path))
PROFILE = click.option("--profile", "house", default="usuel", callback=lambda *given: _profile(given[2]))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")


LATER = {"rules": ("backend.cli.falc_rules:rules", "Every rule, its official reference and its reason.")}


@click.group(cls=Later, later=LATER)
def falc() -> None:
    """Easy French (FALC): check a text, mend it, measure it."""


def _profile(name: str) -> Profile:
    try:
        return profile(name)
    except UnknownProfile:
        raise click.BadParameter(f"unknown profile: {name}") from None


def _texts(paths: tuple[Path, ...]) -> list[Source]:
    if paths == (Path("-"),):
        return [Source("-", sys.stdin.read())]
    return list(sources(list(paths)))


@falc.command()
@PATHS
@PROFILE
@AS_JSON
@click.option("--sarif", "as_sarif", is_flag=True, help="For editors and forges.")
@click.option("--all", "everything", is_flag=True, help="Advice too, not only errors and warnings.")
def check(paths: tuple[Path, ...], house: Profile, as_json: bool, as_sarif: bool, everything: bool) -> None:
    """Say what is hard. Exits with 1 when something is an error."""
    found = [(source, check_text(source.text, house)) for source in _texts(paths)]
    if as_sarif:
        print_json(sarif(found))
    elif as_json:
        print_json([{"path": source.path, "part": source.part, "findings": held} for source, held in found])
    else:
        tell(found, everything=everything)
    raise SystemExit(any(one.severity == "error" for _, held in found for one in held))


@falc.command()
@PATHS
@PROFILE
@AS_JSON
@click.option("--write", is_flag=True, help="Write the pages (.md, .txt) again. Else they are only shown.")
def fix(paths: tuple[Path, ...], house: Profile, as_json: bool, write: bool) -> None:
    """Mend what can be mended without asking: no number, date, name or negation changes."""
    done = [(source, fix_text(source.text, house)) for source in _texts(paths)]
    for source, fixed in done:
        if write and not source.part and fixed.rules and source.path != "-":
            Path(source.path).write_text(fixed.text, encoding="utf-8")
    if as_json:
        print_json(
            [{"path": source.path, "part": source.part, **msgspec.structs.asdict(fixed)} for source, fixed in done]
        )
        return
    for source, fixed in done:
        click.echo(f"{source.place} : {len(fixed.rules)}" if write else fixed.text)


@falc.command()
@PATHS
@PROFILE
@AS_JSON
def score(paths: tuple[Path, ...], house: Profile, as_json: bool) -> None:
    """From 0 (easy) to 100 (hard), with three gauges."""
    scored = [(source, score_text(source.text, house)) for source in _texts(paths)]
    if as_json:
        print_json([{"path": s.path, "part": s.part, **msgspec.structs.asdict(one)} for s, one in scored])
        return
    table = Table("texte", "score", "", "phrases", "mots", "présentation")
    for source, one in scored:
        table.add_row(source.place, *map(str, (one.score, one.band, one.phrases, one.mots, one.presentation)))
    Console().print(table)


@falc.command()
@PATHS
@AS_JSON
def glossary(paths: tuple[Path, ...], as_json: bool) -> None:
    """The terms of our glossary that these texts use, with what they mean."""
    used = [(source, words_known(source.text, usual_tables())) for source in _texts(paths)]
    if as_json:
        print_json([{"path": source.path, "part": source.part, "terms": terms} for source, terms in used])
        return
    for source, terms in used:
        for term in terms:
            click.echo(f"{source.place} : {term.term}. {' '.join(term.definition)}")
