"""What the pages of the desk of measures have in common: where they stand, and what is wrong in words."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from backend.kit.forms import Form
from backend.people.members.desk import Mistake
from backend.people.members.guards import only_if, proof_if
from backend.protection.rules import FOR_GOOD

decides_of_measure = only_if("select exists (select from measures_here($2) m where m.id = $1)", "measure", "dossier")
# Stopping protects her: it asks for nothing. Stopping what closes an access lets somebody in again.
proof_of_lifting = proof_if(
    "measure_lift",
    f"select exists (select from measures_here($2) m where m.id = $1 and m.kind in {FOR_GOOD})",
    "measure",
    "dossier",
)


def base_of(house: UUID, dossier: UUID) -> str:
    return f"/equipe/{house}/personnes/{dossier}/protection"


def mistakes(form: Form[Any], tell: Callable[[str, str], str], first: str) -> tuple[Mistake, ...]:
    """`tell` has the words of a field and a code; what is wrong with no field stands at the `first`."""
    return tuple(
        Mistake(first if field in ("form", "key") else field, str(tell(field, code)))
        for field, code in form.errors.items()
    )
