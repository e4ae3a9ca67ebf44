"""What hangs on a line of usagers: stays, contacts, measures of protection."""

from backend.interop.listed import Row
from backend.interop.nos.around import MEASURES, ROLES
from backend.people.lists.judge import Judge
from backend.people.lists.said import Around, Stay

STAYS = {"nuit": "night", "jour": "day", "domicile": "home"}


def stays_of(judge: Judge, row: Row) -> tuple[Stay, ...]:
    told = [row.cells, *(one.cells for one in row.beside if one.kind == "stay")]
    return tuple(stay for cells in told if (stay := _stay(judge, cells)))


def _stay(judge: Judge, cells: dict[str, str]) -> Stay | None:
    own = Judge(Row(0, {name: cells.get(name, "") for name in ("entree", "sortie", "accueil")}))
    begins, ends, kind = own.day("entree"), own.day("sortie"), own.text("accueil").lower()
    if kind and kind not in STAYS:
        own.fault("stay-kind", "accueil", kind)
    if ends and not begins:
        own.fault("stay-without", "entree")
    if begins and ends and ends < begins:
        own.fault("ends-before", "sortie", own.text("sortie"))
    judge.faults += own.faults
    return Stay(STAYS.get(kind, "night"), begins, ends) if begins and not own.faults else None


def around_of(judge: Judge, row: Row) -> tuple[Around, ...]:
    return tuple(one for beside in row.beside if (one := _around(judge, beside.kind, beside.cells)))


def _around(judge: Judge, kind: str, cells: dict[str, str]) -> Around | None:
    if kind not in ("contact", "measure"):
        return None
    own = Judge(Row(0, cells))
    role, known = own.text("role").upper(), MEASURES if kind == "measure" else ROLES
    if (role or kind == "measure") and role not in known:
        own.fault(f"{kind}-role", f"{kind}_role", role)
    rank, name = own.text("ordre"), own.text("nom")
    if not name:
        own.fault("missing", f"{kind}_nom")
    if rank and not (rank.isascii() and rank.isdecimal()):
        own.fault("number", f"{kind}_ordre", rank)
    starts, ends = own.day("debut"), own.day("fin")
    if starts and ends and ends < starts:
        own.fault("ends-before", f"{kind}_fin", own.text("fin"))
    judge.faults += own.faults
    if own.faults:
        return None
    return Around(
        kind=kind, role=role, name=name, given_name=own.text("prenom"), relation=own.text("lien"),
        phone=own.text("telephone"), mail=own.text("courriel"), rank=int(rank or 0) % 100,
        starts_on=starts, ends_on=ends,
    )  # fmt: skip
