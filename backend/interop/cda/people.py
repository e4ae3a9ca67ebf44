"""Authors and organisations of a document, with the words a person would use for them."""

import re

from lxml import etree
from msgspec import Struct

from backend.interop.cda.tree import attribute, child, identifier, text
from backend.interop.cda.when import Moment, moment

#: Civil titles and practice titles (TRE_R11, TRE_R81) that people say in full.
TITLES = {"DR": "docteur", "PR": "professeur", "M": "monsieur", "MME": "madame"}

#: TRE_G15 labels are masculine; a person who is called madame is told in the feminine.
FEMININE = {
    "infirmier": "infirmière",
    "pharmacien": "pharmacienne",
    "chirurgien-dentiste": "chirurgienne-dentiste",
    "diététicien": "diététicienne",
    "psychomotricien": "psychomotricienne",
    "aide-soignant": "aide-soignante",
    "educateur spécialisé": "éducatrice spécialisée",
    "moniteur éducateur": "monitrice éducatrice",
    "assistant de service social": "assistante de service social",
}

_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")


class Organisation(Struct, frozen=True):
    """``id`` is the extension alone (FINESS with its prefix 1); ``system`` is its OID."""

    name: str = ""
    id: str | None = None
    system: str | None = None


class Author(Struct, frozen=True):
    """A professional, a person or a piece of software; any part may be missing."""

    name: str = ""
    role: str = ""
    profession_code: str | None = None
    id: str | None = None
    organisation: str = ""
    organisation_id: str | None = None
    at: Moment | None = None

    def words(self) -> str:
        """``docteur Anne Roux, médecin, Hôpital Saint-Jean``."""
        role = plain_role(self.role)
        if self.name.startswith("madame "):
            role = FEMININE.get(role, role)
        return ", ".join(filter(None, (self.name, role, self.organisation)))


def plain_role(label: str) -> str:
    """``Médecin - Qualifié en Médecine Générale (SM)`` → ``médecin, médecine générale``."""
    job, _, skill = _BRACKETS.sub("", label).partition(" - ")
    skill = skill.removeprefix("Qualifié en ")
    return ", ".join(part[:1].lower() + part[1:] for part in (job.strip(), skill.strip()) if part)


def person_name(name: etree._Element | None) -> str:
    """``docteur Charles BOILEAU``: one title, the given name, the family name as written."""
    if name is None:
        return ""
    practice, civil = text(child(name, "suffix")), text(child(name, "prefix"))
    title = TITLES.get((practice or civil).upper().rstrip("."), "")
    parts = (title, text(child(name, "given")), text(child(name, "family")))
    return " ".join(filter(None, parts)) or text(name)


def organisation(found: etree._Element | None) -> Organisation | None:
    if found is None:
        return None
    key = child(found, "id")
    return Organisation(text(child(found, "name")), attribute(key, "extension"), attribute(key, "root"))


def author(found: etree._Element, entity_name: str) -> Author:
    entity = child(found, entity_name)
    code = child(entity, "code")
    house = organisation(child(entity, "representedOrganization"))
    device = child(entity, "assignedAuthoringDevice")
    return Author(
        name=person_name(child(entity, "assignedPerson/name")) or text(child(device, "softwareName")),
        role=attribute(code, "displayName") or "",
        profession_code=attribute(code, "code"),
        id=identifier(child(entity, "id")),
        organisation=house.name if house else "",
        organisation_id=house.id if house else None,
        at=moment(attribute(child(found, "time"), "value")),
    )
