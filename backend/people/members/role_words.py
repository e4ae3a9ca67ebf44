"""What a role may do, and what a change would give and take, in sentences."""

from collections.abc import Iterable

from backend.kit import texts
from backend.people.members.directories import APPOINTMENTS, MESSAGES
from backend.people.members.rules import DUTIES, Holding, Part


def sentences(held: Holding, families: list[str]) -> tuple[str, ...]:
    """What it may do: papers, messages, duties."""
    read = [family for family in families if ("read", family) in held.rights]
    duties = [str(texts.t(f"duty.{duty}")) for duty in DUTIES if duty in held.duties]
    told = []
    if len(read) == len(families):
        told.append(texts.t("roles.reads_all"))
    elif read:
        told.append(texts.t("roles.reads", what=_names(read)))
    else:
        told.append(texts.t("roles.reads_none"))
    if ("write", MESSAGES) in held.rights:
        told.append(texts.t("roles.writes"))
    elif ("read", MESSAGES) in held.rights:
        told.append(texts.t("roles.reads_messages"))
    if ("write", APPOINTMENTS) in held.rights:
        told.append(texts.t("roles.plans"))
    elif ("appointments", APPOINTMENTS) in held.rights:
        told.append(texts.t("roles.sees_appointments"))
    if duties:
        told.append(texts.t("roles.does", what=", ".join(duties)))
    return tuple(map(str, told))


def _names(families: Iterable[str]) -> str:
    return ", ".join(str(texts.t(f"family.{family}")) for family in families)


def changes(parts: Iterable[Part], families: list[str]) -> tuple[str, ...]:
    """« Ne verra plus : Bilans »: what is taken first, since it is what is missed."""
    known, told = tuple(parts), []
    for adds, key in ((False, "less"), (True, "more")):
        mine = [part for part in known if part.adds is adds]
        papers = [f for f in families if any(part.can == "read" and part.target == f for part in mine)]
        if papers:
            told.append(texts.t(f"roles.{key}.papers", what=_names(papers)))
        told += [
            texts.t(f"roles.{key}.{can}")
            for can in ("read", "write")
            if any(part.kind == "right" and part.can == can and part.target == MESSAGES for part in mine)
        ]
        told += [
            texts.t(f"roles.{key}.{word}")
            for word, can in (("appointments", "appointments"), ("plan", "write"))
            if any(part.kind == "right" and part.can == can and part.target == APPOINTMENTS for part in mine)
        ]
        told += [
            texts.t(f"roles.{key}.duty", what=texts.t(f"duty.{duty}"))
            for duty in DUTIES
            if any(part.kind == "duty" and part.target == duty for part in mine)
        ]
    return tuple(map(str, told))
