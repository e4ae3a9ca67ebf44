"""A PDF and what is said of it: a DocumentReference bent as a tree, a PDF bent bit by bit, then drawn."""

from zlib import crc32

import atheris

from tests.fuzz import trees
from tests.fuzz.target import ask, look, samples
from tests.interop.papers import bent, form, inside, launch, locked, pdf, script
from tests.interop.references import reference

JSON = b"{"
# Drawing is the work of PDFium and takes a hundred times longer than reading.
SELDOM = 16


def seeds() -> list[bytes]:
    acting = [bent(act) for act in (script, launch, inside, form)]
    said = [reference(b"words"), reference(b"", status="entered-in-error"), *samples("fhir/DocumentReference-*.json")]
    return [pdf("Un mot."), pdf(), locked(), *acting, *said]


def bend(body: bytes, most: int, seed: int) -> bytes:
    return trees.json(body, most, seed) if body.startswith(JSON) else atheris.Mutate(body, most)


def one(body: bytes) -> None:
    if body.startswith(JSON):
        ask("fhir", body)
        return
    read = ask("pdf", body)
    if read and crc32(body) % SELDOM == 0:
        ask("pages", read.neutral, 0, 1)


if __name__ == "__main__":
    look(one, seeds(), bend)
