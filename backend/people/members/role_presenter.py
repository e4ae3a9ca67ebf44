"""From what a role may do, and would, to sentences."""

from collections.abc import Iterable
from uuid import UUID

from backend.kit import texts
from backend.kit.dates import date_words, local
from backend.kit.forms import Filled
from backend.people.members import role_views as views
from backend.people.members.desk import Mistake
from backend.people.members.directories import APPOINTMENTS, MESSAGES
from backend.people.members.role_words import changes, sentences
from backend.people.members.rules import DUTIES, LASTS, Holding, Part
from backend.people.members.schemas import ChangeRow, RoleRow
from backend.people.members.views import Tick

READS, DOES, WRITES = "lit-", "fait-", "ecrit-"
OTHERS = (
    (READS, "read", MESSAGES, "read"), (WRITES, "write", MESSAGES, "write"),
    (READS, "appointments", APPOINTMENTS, "appointments"), (WRITES, "write", APPOINTMENTS, "plan"),
)  # fmt: skip


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/roles"


def holding(row: RoleRow) -> Holding:
    rights = frozenset((can, family) for can, _, family in (right.partition(" ") for right in row.rights))
    return Holding(rights, frozenset(row.duties))


def line(row: RoleRow, families: list[str], house: UUID) -> views.RoleLine:
    return views.RoleLine(
        row.label,
        sentences(holding(row), families),
        _members(row),
        f"{base_of(house)}/{row.id}",
        row.change is not None,
    )


def _members(row: RoleRow) -> str:
    return str(texts.tn("roles.members", row.members)) if row.members else str(texts.t("roles.nobody"))


def parts_of(row: ChangeRow) -> list[Part]:
    told = (part.split(" ") for part in row.parts)
    return [Part(kind, can, target, sign == "+") for kind, can, target, sign in told]


def proposed(row: ChangeRow, families: list[str], url: str, zone: str) -> views.Proposed:
    made = local(row.proposed_at, zone)
    by = texts.t("roles.by_me" if row.mine else "roles.by", name=row.by, day=date_words(made.date()))
    return views.Proposed(
        sentences=changes(parts_of(row), families),
        words=str(by),
        until=str(texts.t("roles.until", day=date_words((made + LASTS).date()))),
        mine=row.mine,
        url=f"{url}/changements/{row.id}",
    )


def role(
    row: RoleRow,
    change: ChangeRow | None,
    families: list[str],
    house: UUID,
    zone: str,
    form: Filled,
    done: str = "",
) -> views.Role:
    url, held = f"{base_of(house)}/{row.id}", holding(row)
    papers, messages, duties = _ticks(asked(form, families) if form.typed else held, families)
    where = "change" if change else READS + families[0]
    mistakes = tuple(Mistake(where, str(texts.t(f"error.roles.{code}"))) for code in form.errors.values())
    return views.Role(
        name=row.label,
        sentences=sentences(held, families),
        members=_members(row),
        url=url,
        back_url=base_of(house),
        papers=papers,
        messages=messages,
        duties=duties,
        proposed=proposed(change, families, url, zone) if change else None,
        mistakes=mistakes,
        done=done,
    )


def _ticks(held: Holding, families: list[str]) -> tuple[tuple[Tick, ...], tuple[Tick, ...], tuple[Tick, ...]]:
    return (
        tuple(Tick(READS + f, str(texts.t(f"family.{f}")), ("read", f) in held.rights) for f in families),
        tuple(
            Tick(prefix + shelf, str(texts.t(f"roles.tick.{word}")), (can, shelf) in held.rights)
            for prefix, can, shelf, word in OTHERS
        ),
        tuple(Tick(DOES + duty, str(texts.t(f"duty.{duty}")), duty in held.duties) for duty in DUTIES),
    )


def asked(form: Filled, families: list[str]) -> Holding:
    """What was ticked: who answers messages reads them."""
    typed = form.typed
    rights = {("read", f) for f in (*families, MESSAGES) if typed.get(READS + f)}
    if typed.get(WRITES + MESSAGES):
        rights |= {("read", MESSAGES), ("write", MESSAGES)}
    if plans := typed.get(WRITES + APPOINTMENTS):
        rights.add(("write", APPOINTMENTS))
    if plans or typed.get(READS + APPOINTMENTS):
        rights.add(("appointments", APPOINTMENTS))
    return Holding(frozenset(rights), frozenset(duty for duty in DUTIES if typed.get(DOES + duty)))


def preview(row: RoleRow, parts: Iterable[Part], families: list[str], house: UUID, form: Filled) -> views.Preview:
    kept = [(name, value) for name, value in form.typed.items() if name.startswith((READS, DOES, WRITES))]
    return views.Preview(
        name=row.label,
        sentences=changes(parts, families),
        members=_members(row),
        url=f"{base_of(house)}/{row.id}",
        fields=tuple(sorted(kept)),
    )
