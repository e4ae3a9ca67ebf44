"""What an operator reads of houses that came in."""

from collections.abc import Iterator

from backend.people.houses.importing import Report

WHY = {
    "short": "too few fields",
    "number": "no number of FINESS",
    "name": "no name",
    "date": "no date of opening",
    "not-finess": "this file is not an extraction of FINESS",
}


def told(report: Report, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "Nothing was written. This would be done:"
    yield f"{len(report.made)} new, {len(report.changed)} changed, {len(report.same)} as they were."
    yield from (f"  + {number}" for number in report.made)
    yield from (f"  ~ {number}: {', '.join(names)}" for number, names in report.changed.items())
    if report.not_ours:
        yield f"{len(report.not_ours)} of another kind, left out: {', '.join(report.not_ours[:20])}"
    if report.twice:
        yield f"Twice in the file, read once: {', '.join(report.twice[:20])}"
    yield from (f"Line {wrong.line}: {WHY[wrong.why]}" for wrong in report.wrong[:50])
