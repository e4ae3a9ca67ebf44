"""Who wrote a paper or, when no house brought it, who added it: in words."""

from typing import Protocol

from backend.documents.presenter import Sealed, words
from backend.kit import texts
from backend.people.keys import Opened

ADDED = "a-portee"
"""The system of the type of what a person added; its code is that of its family, and none once it was taken away."""
FOR_WHOM = "\n"
"""Between the name of an aidant who added a paper, and that of the person for whom."""


class Added(Sealed, Protocol):
    """A row that says who added the paper, when a person did."""

    brought_as: str | None
    by_reader: bool


def origin(key: Opened, row: Added) -> str:
    """« Écrit par : hôpital Saint-Jean »; « Ajouté par vous »; « Ajouté par Paula Morel (sœur) pour David »."""
    who, _, whose = words(key, row, "origin").partition(FOR_WHOM)
    if row.brought_as is None:
        return str(texts.t("paper.from", who=who))
    if row.by_reader:
        return str(texts.t("paper.brought.you_for", whose=whose) if whose else texts.t("paper.brought.you"))
    if not whose:
        return str(texts.t("paper.brought", who=who))
    relation = texts.t(f"relation.bare.{row.brought_as.lower()}")
    return str(texts.t("paper.brought.for", who=who, relation=relation, whose=whose))
