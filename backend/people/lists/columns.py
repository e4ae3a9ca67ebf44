"""The columns of a list of usagers and of one of professionals: their names, and the other names that programs give."""

from backend.interop.errors import Unreadable
from backend.interop.listed import Beside, Listed, Row
from backend.people.matching import plain

USAGERS = {
    "numero": ("id", "identifiant", "numero dossier", "numero usager", "ipp"),
    "nom_naissance": ("nom de naissance", "nom", "nom famille"),
    "prenoms": ("prenom", "prenoms de naissance", "prenoms naissance", "liste prenoms"),
    "nom_utilise": ("nom d usage", "nom usage", "nom utilise"),
    "prenom_utilise": ("prenom d usage", "prenom usage", "prenom utilise"),
    "date_naissance": ("date de naissance", "ne le", "naissance"),
    "sexe": ("genre", "civilite"),
    "lieu_naissance": ("code insee naissance", "lieu de naissance", "code lieu naissance", "commune naissance"),
    "statut_identite": ("statut", "statut de l identite"),
    "matricule": ("ins", "nir", "matricule ins"),
    "type_matricule": ("oid", "oid matricule", "type ins"),
    "equipe": ("service", "unite"),
    "entree": ("date entree", "date d entree", "date d admission"),
    "sortie": ("date sortie", "date de sortie"),
    "accueil": ("mode accueil", "type accueil"),
}
CONTACT = ("nom", "prenom", "role", "lien", "telephone", "courriel", "ordre", "debut", "fin")
MEASURE = ("type", "nom", "prenom", "telephone", "courriel", "debut", "fin")
# The first names of the public extraction of the RPPS stand beside ours.
PROFESSIONALS = {
    "identifiant": ("identifiant pp", "rpps", "identification nationale pp", "numero rpps"),
    "civilite": ("code civilite d exercice", "libelle civilite d exercice", "titre"),
    "nom": ("nom d exercice", "nom exercice"),
    "prenom": ("prenom d exercice", "prenom exercice"),
    "profession": ("code profession",),
    "libelle_profession": ("libelle profession",),
    "finess": ("numero finess site", "finess site"),
    "role": ("fonction", "libelle role", "code role"),
    "equipe": ("equipes", "service", "unite"),
    "debut": ("date debut", "date de debut", "date d entree"),
    "fin": ("date fin", "date de fin", "date de sortie"),
}
NEEDED = {
    "usagers": ("nom_naissance", "prenoms", "date_naissance", "sexe"),
    "professionnels": ("nom", "prenom"),
}


def _names(columns: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(name): column for column, others in columns.items() for name in (column, *others)}


_BESIDE = {
    f"{kind} {name}".upper(): (kind, name)
    for kind, names in (("contact", CONTACT), ("mesure", MEASURE))
    for name in names
}
_KNOWN = {"usagers": _names(USAGERS), "professionnels": _names(PROFESSIONALS)}


def named(what: str, listed: Listed) -> Listed:
    """The same, under our names; what has a model of its own has them already. Raises Unreadable:
    list-unknown-columns."""
    if not listed.columns:
        return listed
    known = _KNOWN[what]
    found = {known[plain(column)] for column in listed.columns if plain(column) in known}
    if set(NEEDED[what]) - found:
        raise Unreadable("list-unknown-columns")
    return Listed(tuple(_row(row, known, usagers=what == "usagers") for row in listed.rows), tuple(sorted(found)))


def _row(row: Row, known: dict[str, str], *, usagers: bool) -> Row:
    """A column that nobody knows is left out; the first of two that say the same is kept."""
    cells: dict[str, str] = {}
    beside: dict[str, dict[str, str]] = {}
    for column, value in row.cells.items():
        name = plain(column)
        if name in known:
            cells.setdefault(known[name], value)
        elif usagers and name in _BESIDE:
            kind, part = _BESIDE[name]
            beside.setdefault(kind, {})[part] = value
        elif column.startswith("#"):
            cells["#"] = value
    return Row(row.number, cells, (*row.beside, *_hanging(beside)))


def _hanging(told: dict[str, dict[str, str]]) -> tuple[Beside, ...]:
    kinds = {"contact": "contact", "mesure": "measure"}
    return tuple(
        Beside(
            kinds[kind],
            {"role" if kind == "mesure" and part == "type" else part: value for part, value in cells.items()},
        )
        for kind, cells in told.items()
    )
