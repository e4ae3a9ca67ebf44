"""What Marion receives: a biology result, of a public document when there is one, and an imaging report of ours."""

import os
from pathlib import Path

from msgspec import Struct

from tests.cast import DATA, MARION

PUBLIC = Path(os.environ.get("APORTEE_SAMPLES", "/nowhere"), "cda/BIO-CR-BIO_2024.01_TSH_1.xml")
# The person of the public documents becomes Marion. The number is first: it holds the code of the birthplace.
TRAITS = {
    "279035121518989": MARION.matricule,
    "DOMINIQUE MARIE-LOUISE": MARION.given_names,
    "DOMINIQUE": "MARION",
    "PAT-TROIS": MARION.birth_name,
    "19790328": MARION.birthdate.replace("-", ""),
    "51215": MARION.birthplace,
}


class Result(Struct, frozen=True):
    """A paper that arrives: its name on the shelf, how it is explained, and what must be read in it."""

    file: Path
    name: str
    what: str
    told: tuple[str, ...]


def biology(folder: Path) -> Result:
    name, what = "Prise de sang", "On a pris un peu de votre sang.\nUn laboratoire a fait des mesures."
    if not PUBLIC.exists():
        told = ("10,9 g/dL", "(12,0 - 16,0)", "4,9 mmol/L", "2,10 mUI/L")
        return Result(DATA / "cda/biologie-marion-payet.xml", name, what, told)
    hers = folder / PUBLIC.name
    hers.write_text(addressed(PUBLIC.read_text()))
    return Result(hers, name, what, ("1.950 mUI/l", "(0.270 - 4.200)", "7.67 pg/ml"))


def addressed(document: str) -> str:
    for theirs, hers in TRAITS.items():
        assert theirs in document
        document = document.replace(theirs, hers)
    return document


IMAGING = Result(
    DATA / "cda/imagerie-marion-payet.xml",
    "Radio ou image",
    "On a fait une image de votre corps.\nPar exemple une radio.",
    ("45 mm", "5,2 mL", "Nodule de 6 mm du lobe droit, régulier.", "Thyroïde de taille normale."),
)
