"""What a paper says of its person, trait by trait, and beside it what the dossier says; the matricule is masked."""

from collections.abc import Iterator

from backend.documents import parcel_views as views
from backend.documents.dispute_schemas import Dispute
from backend.documents.to_identify import AlikeRow
from backend.kit import texts
from backend.people.matching import Traits
from backend.people.trait_words import mark, words

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
            paper=words(name, left),
            dossier=words(name, right),
            **mark(left, right, same=name not in unlike),
        )


def _number(paper: Traits, *, same: bool) -> views.Trait:
    dossier = str(texts.t("trait.same_number" if same else "trait.other_number"))
    told = mark(paper.matricule, "kept", same=same)
    return views.Trait(name="matricule", paper=words("matricule", paper.matricule), dossier=dossier, **told)


def alone(paper: Traits) -> Iterator[views.Trait]:
    for name in Traits.__struct_fields__:
        yield views.Trait(name=name, paper=words(name, getattr(paper, name)))


def of_dossier(row: Dispute) -> Iterator[views.Trait]:
    """What the dossier says of its person, beside a paper that she says is not hers: never its number."""
    for name in ("birth_name", "given_names", "birthdate", "sex", "birthplace"):
        yield views.Trait(name=name, paper=words(name, getattr(row, name)))
