"""Lists, in words."""

from collections.abc import Iterable, Sequence

from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.people.lists.bringing import DUTIES
from backend.people.lists.queries import RunRow
from backend.people.lists.views import TABS, Line, Lists, Run, RunLine, Tab

WHAT = {duty: what for what, duty in DUTIES.items()}
KINDS = {"received": "wait", "looked": "new", "running": "wait", "stopped": "late", "done": "ok", "failed": "late"}
A_PAGE = 20


def lists(
    base: str,
    duties: Iterable[str],
    rows: Sequence[RunRow],
    zone: str,
    *,
    annuaire: bool,
    wrong: tuple[str, str],
    notice: str,
) -> Lists:
    return Lists(
        url=base,
        whats=tuple(what for what, duty in DUTIES.items() if duty in duties),
        annuaire=annuaire,
        wrong_what=wrong[0],
        wrong=wrong[1],
        runs=tuple(_run_line(base, row, zone) for row in rows),
        notice=notice,
    )


def _run_line(base: str, row: RunRow, zone: str) -> RunLine:
    return RunLine(
        url=f"{base}/{row.id}",
        what=WHAT[row.duty],
        day=day_words(local(row.created_at, zone).date()),
        kind=KINDS[row.state],
        words=summary(row) if row.state in ("looked", "done") else str(texts.t(f"list.state.{row.state}")),
    )


def summary(row: RunRow) -> str:
    """« 12 nouveaux, 3 changés, 485 pareils, 2 à corriger »"""
    counts = [("new", row.fresh), ("changed", row.changed), ("same", row.same), ("faulty", row.faulty)]
    counts += [("moved", row.moved)] if row.moved else []
    return ", ".join(str(texts.tn(f"list.count.{name}", count)) for name, count in counts)


def run(row: RunRow, lines: Sequence[Line], base: str, zone: str, *, tab: str, first: bool, notice: str) -> Run:
    url, counts = f"{base}/{row.id}", _counts(row)
    total = row.lines if row.state == "received" else row.fresh + row.changed
    return Run(
        url=url,
        back_url=base,
        what=WHAT[row.duty],
        day=day_words(local(row.created_at, zone).date()),
        state=row.state,
        summary=summary(row),
        seen=row.seen.hex() if row.seen else "",
        reason=row.reason or "",
        done=row.done,
        total=total,
        percent=100 * row.done // total if total else 0,
        tabs=tuple(
            Tab(name=name, count=counts[name], url=f"{url}?voir={name}", here=name == tab)
            for name in TABS
            if counts[name]
        ),
        tab=tab,
        lines=tuple(lines),
        more_url=f"{url}?voir={tab}&apres={lines[-1].number}" if len(lines) == A_PAGE else "",
        may_confirm=row.state == "looked" and row.fresh + row.changed > 0 and first,
        to_correct=bool(row.faulty + row.moved) and row.state in ("looked", "done"),
        notice=notice,
    )


def _counts(row: RunRow) -> dict[str, int]:
    """What is done has no words left: only what was left out can be read."""
    before = row.state == "looked"
    return {"new": row.fresh * before, "changed": row.changed * before, "faulty": row.faulty, "moved": row.moved}


def tab_of(row: RunRow, asked: str) -> str:
    counts = _counts(row)
    return asked if counts.get(asked) else next((name for name in TABS if counts[name]), "")
