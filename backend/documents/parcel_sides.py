"""What a paper says of its person, trait by trait, and beside it what the dossier says; the matricule is masked."""

from collections.abc import Iterator
from datetime import date

from backend.documents import parcel_views as views
from backend.documents.dispute_schemas import Dispute
from backend.documents.to_identify import AlikeRow
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST
from backend.kit import texts
from backend.kit.dates import date_words
from backend.people.matching import Traits

REGISTERS = {INS_NIR: "nir", INS_NIA: "nia", INS_NIR_TEST: "test", INS_NIR_DEMO: "demo"}
ENDS = 4
"""So many signs of a matricule are shown: enough to tell two apart, too few to be one."""
COMPARED = tuple(name for name in Traits.__struct_fields__ if name != "matricule")


def side(paper: Traits, other: AlikeRow) -> views.Side:
    unlike = frozenset(name for name in other.unlike.split(",") if name)
    name = f"{other.given_names.partition(' ')[0].capitalize()} {other.birth_name.capitalize()}"
    traits = (_number(paper, same="matricule" not in unlike), *_compared(paper, other, unlike))
    told = str(texts.tn("parcel.differences", len(unlike))) if unlike else str(texts.t("parcel.no_difference"))
    return views.Side(name=name, told=told, traits=traits)


def _compared(paper: Traits, other: AlikeRow, unlike: frozenset[str]) -> Iterator[views.Trait]:
    for name in COMPARED:
        left, right = getattr(paper, name), getattr(other, name) or ""
        yield views.Trait(
            name=name,
            paper=_words(name, left),
            dossier=_words(name, right),
            **_mark(left, right, same=name not in unlike),
        )


def _number(paper: Traits, *, same: bool) -> views.Trait:
    dossier = str(texts.t("trait.same_number" if same else "trait.other_number"))
    mark = _mark(paper.matricule, "kept", same=same)
    return views.Trait(name="matricule", paper=_words("matricule", paper.matricule), dossier=dossier, **mark)


def _mark(left: str, right: str, *, same: bool) -> dict[str, str]:
    if same:
        return {"mark": "ok", "word": str(texts.t("trait.same"))}
    return {"mark": "late", "word": str(texts.t("trait.other" if left and right else "trait.missing"))}


def alone(paper: Traits) -> Iterator[views.Trait]:
    for name in Traits.__struct_fields__:
        yield views.Trait(name=name, paper=_words(name, getattr(paper, name)))


def of_dossier(row: Dispute) -> Iterator[views.Trait]:
    """What the dossier says of its person, beside a paper that she says is not hers: never its number."""
    for name in ("birth_name", "given_names", "birthdate", "sex", "birthplace"):
        yield views.Trait(name=name, paper=_words(name, getattr(row, name)))


def _words(name: str, value: str) -> str:
    if not value:
        return str(texts.t("trait.none"))
    if name == "matricule":
        return str(texts.t("trait.ends", end=value.replace(" ", "")[-ENDS:]))
    if name == "matricule_oid":
        return str(texts.t(f"trait.register.{REGISTERS.get(value, 'other')}", oid=value))
    if name == "birthdate":
        return _born(value)
    if name == "sex":
        return str(texts.t("trait.sex.m" if value == "M" else "trait.sex.f")) if value in "MF" else value
    return value


def _born(value: str) -> str:
    """As the identity says it: a day or a month that nobody knows stays 00."""
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value
