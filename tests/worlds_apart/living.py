"""One day in one world, step after step; what those who must not know got of it, compressed: it is much."""

import random
import secrets
import zlib
from contextlib import asynccontextmanager
from uuid import UUID

from backend.kit.keyring import FileKeyRing
from tests.cast import make_cast
from tests.conftest import copied, settings_of
from tests.worlds_apart.common import Common
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.homes import david
from tests.worlds_apart.observing import Observer

KINDS = ("paper", "thread", "message", "photo", "appointment", "request")
NOT_YET = UUID("5eed5eed-0000-4000-8000-000000000000")
# As any house counts its rows: without figures, opening one paper looks at the files of all.
COUNTED = "analyze document, document_file, document_word, thread, message, message_word, audit_entry, secret"
OFTEN = 40


@asynccontextmanager
async def world(cluster, template, keys, folder, built, seeded, seed, home=david):
    """The same people with the same ids, in a house of its own; `home`: whose day it is, and who acts for them."""
    seeded.throw(secrets.token_hex())  # of the database itself, which may stand beside another
    async with copied(cluster, template) as database:
        await seeded.on(database.above)
        settings = settings_of(database, keys, folder / database.name)
        settings.data_dir.mkdir()
        app = built.app(settings)
        async with app.lifespan():
            seeded.throw(seed, "people")
            cast = await make_cast(database, FileKeyRing(keys / "kek.json"), app)
            person, helpers = await home(cast)
            worker = await database.connect("worker")
            try:
                yield cast, person, helpers, worker
            finally:
                await worker.close()
                await cast.close()


class Day:
    """`guesses` are the ids that those who must not know try at each step; a world without secrets is given those of
    the other. `hidden`: what they must not know."""

    def __init__(self, made, seeded, seed, guesses=None, hidden=Hidden):
        self.cast, self.person, helpers, worker = made
        self.seeded, self.seed, self.secretly = seeded, seed, guesses is None
        self.known, self.guessed = {kind: [] for kind in KINDS}, {kind: [NOT_YET] for kind in KINDS}
        self.common = Common(self.cast, self.person, worker, self.known)
        self.hidden = hidden(self.common, self.guessed, helpers)
        self.observers = [Observer(self.common, one, self.guessed) for one in self.hidden.from_whom()]
        self.guesses, self.heard = guesses if guesses is not None else [], []

    async def lived(self, steps):
        """For each step and each of them: what she asked, what was answered; and what she was to be told, by whatever
        way."""
        await self._listen()
        for number in range(steps):
            await self.seeded.step(self.cast.sql, number)
            if number % OFTEN == OFTEN // 2:
                await self.cast.sql.execute(COUNTED)
            await self._in_secret(number)
            await self.seeded.anew(self.cast.sql, self.seed, number, "common")
            dice = random.Random(f"{self.seed}/{number}")
            await self.common.acts(dice)
            yield number, [await one.acts(dice) for one in self.observers], await self._told()

    async def _in_secret(self, number):
        if self.secretly:
            await self.seeded.anew(self.cast.sql, self.seed, number, "secret")
            await self.hidden.acts(random.Random(f"{self.seed}/{number}/secret"))
            self.guesses.append({kind: tuple(ids) for kind, ids in self.guessed.items()})
        self.guessed.update({kind: list(ids) for kind, ids in self.guesses[number].items()})

    async def _listen(self):
        self.ear = await self.cast.database.connect()
        await self.ear.add_listener("messages", lambda *told: self.heard.append(told[-1]))

    async def _told(self):
        """Pushes, mails, and each time her open page would wake."""
        await self.ear.execute("select")
        heard, self.heard[:] = list(self.heard), []
        return [(await one.told(), one.woken(heard)) for one in self.observers]


def packed(step):
    return zlib.compress(repr(step).encode(), 1)
