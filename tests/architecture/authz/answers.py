"""What the app answers to the cells of the matrix, kept: several promises are read in the same answer."""

import re
from hashlib import sha256
from typing import NamedTuple

from backend.kit.references import is_reference
from tests.architecture.authz.asking import NUMBERS, Asking

UUID_TEXT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REFERENCE = re.compile(r"\b[2-9A-HJKMNP-Z]{10}\b")


class Seen(NamedTuple):
    """Everything a caller can compare, ids and the reference put aside."""

    status: int
    headers: tuple[tuple[str, str], ...]
    length: int
    digest: bytes

    @property
    def kind(self):
        """Its status, its media type, and whether it is compressed."""
        headers = dict(self.headers)
        return self.status, headers.get("content-type", "").partition(";")[0], "content-encoding" in headers


def seen(answer):
    text = answer.text
    for found in REFERENCE.findall(text):
        text = text.replace(found, "reference") if is_reference(found) else text
    headers = tuple((name, UUID_TEXT.sub("id", value)) for name, value in answer.headers.multi_items())
    said = sha256(UUID_TEXT.sub("id", text).encode()).digest()
    return Seen(answer.status_code, headers, len(answer.content), said)


class Answers:
    """Of one world. `ask` asks now; `of` gives what was kept, and asks if nobody did. What an act wrote is put back;
    what a refusal would write is not, for `test_every_refused_write_and_it_changes_no_row` looks for it."""

    def __init__(self, world):
        self.world, self._known, self._of_none, self._same = world, {}, {}, {}

    async def ask(self, cell):
        answer = seen(await Asking(self.world, cell.place).of(cell.actor))
        if answer.status < 400 and cell.place.method != "GET":
            await self.world.baseline.restore()
        self._known[cell] = self._one(answer)
        return answer

    async def of(self, cell):
        return self._known.get(cell) or await self.ask(cell)

    def _one(self, answer):
        """Refusals are nearly all alike: one of them is kept."""
        return self._same.setdefault(answer, answer)

    async def differences(self, cells):
        """What the app answers otherwise than the table says, each cell asked now."""
        asked = [(cell, (await self.ask(cell)).status) for cell in cells]
        return [f"{cell.place} {cell.actor}: {told}, not {cell.status}" for cell, told in asked if told != cell.status]

    async def oracles(self, cells):
        """Cells whose answer tells that the thing exists; each of their ids is replaced in turn. What may not be known
        and what never existed: one answer, but for a reference of constant length."""
        return [f"{cell.place} {cell.actor}, by {name}" for cell in cells for name in await self._telling(cell)]

    async def _telling(self, cell):
        """The number of a page is no id: the address itself is written back."""
        answer, asking = await self.of(cell), Asking(self.world, cell.place)
        ids = [name for name in asking.parameters() if name not in NUMBERS]
        return [name for name in ids if answer != await self._of_nothing(cell, name)]

    async def _of_nothing(self, cell, name):
        """The answer of a thing that never existed: all states of it make the same request, with one id drawn at
        random for all."""
        asking = Asking(self.world, cell.place, never=name)
        others = tuple(value for other, value in asking.values.items() if other != name)
        request = cell.place.method, cell.place.route, cell.actor, name, others
        if request not in self._of_none:
            self._of_none[request] = self._one(seen(await asking.of(cell.actor)))
        return self._of_none[request]
