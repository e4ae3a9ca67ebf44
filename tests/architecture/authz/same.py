"""What may not be known and what never existed: one answer, but for a reference of constant length."""

import re

from backend.kit.references import is_reference
from tests.architecture.authz.asking import NUMBERS, Asking

UUID_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REFERENCE = re.compile(r"\b[2-9A-HJKMNP-Z]{10}\b")


def seen(answer):
    """Everything a caller can compare: status, headers and body, ids and the reference put aside."""
    text = answer.text
    for found in REFERENCE.findall(text):
        text = text.replace(found, "reference") if is_reference(found) else text
    headers = [(name, UUID_TEXT.sub("id", value)) for name, value in answer.headers.multi_items()]
    return answer.status_code, headers, len(answer.content), UUID_TEXT.sub("id", text)


async def oracles(world, cells, method=None):
    """Cells whose answer tells that the thing exists; each of their ids is replaced in turn."""
    told = []
    for cell in cells:
        there = Asking(world, cell.place)
        answer = seen(await there.of(cell.actor, method))
        for name in there.parameters():
            if name in NUMBERS:  # the number of a page is no id: the address itself is written back
                continue
            never = Asking(world, cell.place, never=name)
            if answer != seen(await never.of(cell.actor, method)):
                told.append(f"{cell.place} {cell.actor}, by {name}")
    return told


def has_ids(cell):
    return "uuid}" in cell.place.route or cell.place.state.startswith("about ")
