"""One line of a list, in words: who it says, what it changes, what is wrong and what to do."""

from uuid import UUID

from backend.kit import texts
from backend.kit.days import figures
from backend.people.lists.changes import Change
from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.planned import opened
from backend.people.lists.queries import LineRow
from backend.people.lists.said import Fault
from backend.people.lists.views import Changed, Line


def line_of(keys: HouseKeys, row: LineRow) -> Line:
    planned = opened(keys, row.id, row.body)
    judged, decision = planned.judged, planned.decision
    return Line(
        number=row.number,
        who=who_of(keys, row.id, row.body),
        changes=tuple(_changed(change) for change in decision.changes),
        faults=tuple(sentence(fault) for fault in decision.faults) or moved(row),
        warnings=tuple(sentence(fault) for fault in (*judged.warnings, *decision.warnings)),
    )


def moved(row: LineRow) -> tuple[str, ...]:
    return (sentence(Fault("moved")),) if row.outcome == "moved" else ()


def who_of(keys: HouseKeys, line: UUID, body: bytes) -> str:
    judged = opened(keys, line, body).judged
    if said := judged.usager:
        names = (said.used_given_name or said.given_names, said.used_name or said.birth_name)
    elif member := judged.professional:
        names = (member.given_name, member.family_name)
    return " ".join(filter(None, names))


def _changed(change: Change) -> Changed:
    name = str(texts.t(f"list.change.{change.what}"))
    if change.what == "identity_status":
        words = [str(texts.t(f"list.status.{code.lower()}")) if code else "" for code in (change.before, change.after)]
    elif change.what == "birthdate":
        words = [figures(day) for day in (change.before, change.after)]
    else:
        words = [change.before, change.after]
    return Changed(name=name, before=words[0], after=words[1])


def sentence(fault: Fault) -> str:
    what = str(texts.t(f"list.column.{fault.column}")) if fault.column else ""
    return str(texts.t(f"list.fault.{fault.code}", what=what, value=fault.value))
