"""Is this paper about this person? Strict equality after normalisation, or a human decides.

Source: référentiel INS and RNIV: matricule with its OID, and five strict traits. A trait that is
missing on either side is a difference: nothing is guessed about whose papers these are.
"""

import unicodedata
from collections.abc import Iterator

import msgspec

# Unicode does not take these apart.
LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


class Traits(msgspec.Struct, frozen=True):
    """The matricule and the five strict traits, as one side writes them."""

    matricule: str
    matricule_oid: str
    birth_name: str
    given_names: str
    birthdate: str  # YYYY-MM-DD, 00 when unknown
    sex: str  # M or F
    birthplace: str


def plain(name: str) -> str:
    """Capitals without accents, apostrophes and hyphens as blanks: how registers compare names."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LIGATURES))
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.upper().split())


def normal(traits: Traits) -> Traits:
    stripped = Traits(*(value.strip() for value in msgspec.structs.astuple(traits)))
    return msgspec.structs.replace(
        stripped,
        matricule=traits.matricule.replace(" ", "").strip(),
        birth_name=plain(traits.birth_name),
        given_names=plain(traits.given_names),
    )


def differences(one: Traits, other: Traits) -> tuple[str, ...]:
    """The names of the traits that are not the same, or are missing; empty: it is her."""
    return tuple(_differing(normal(one), normal(other)))


def _differing(one: Traits, other: Traits) -> Iterator[str]:
    for name in Traits.__struct_fields__:
        left, right = getattr(one, name), getattr(other, name)
        if not left or left != right:
            yield name
