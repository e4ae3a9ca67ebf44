"""One day in one world, step after step; what Paula got of it, compressed: ten thousand answers are many."""

import random
import secrets
import zlib
from contextlib import asynccontextmanager
from uuid import UUID

from backend.demo.making import delegation, insert
from backend.kit.keyring import FileKeyRing
from tests.cast import SHELVES, make_cast
from tests.conftest import copied, settings_of
from tests.worlds_apart.common import Common
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.observing import Observer
from tests.worlds_apart.seeded import START

KINDS = ("paper", "thread", "message", "photo", "appointment")
NOT_YET = UUID("5eed5eed-0000-4000-8000-000000000000")
# The delegation was given by the clock of the tests; its day is another one.
TODAY = "update {} set starts_at = $1::timestamptz - interval '1 day', ends_at = $1::timestamptz + interval '1 year'"


@asynccontextmanager
async def world(cluster, template, keys, folder, built, seeded, seed):
    """The same people with the same ids, in a house of its own."""
    seeded.throw(secrets.token_hex())  # of the database itself, which may stand beside another
    async with copied(cluster, template) as database:
        await seeded.on(database.above)
        settings = settings_of(database, keys, folder / database.name)
        settings.data_dir.mkdir()
        app = built.app(settings)
        async with app.lifespan():
            seeded.throw(seed, "people")
            cast = await make_cast(database, FileKeyRing(keys / "kek.json"), app)
            paula = await _helps_with_everything(cast)
            worker = await database.connect("worker")
            try:
                yield cast, paula, worker
            finally:
                await worker.close()
                await cast.close()


async def _helps_with_everything(cast):
    """Paula may do all that an aidant may: nothing but the secret keeps anything from her."""
    await cast.sql.execute("delete from delegation_right")
    await cast.sql.execute("delete from delegation")
    rights = dict.fromkeys(("read", "write", "be_told", "deposit"), SHELVES) | {"appointments": ("rendez-vous",)}
    await delegation(cast.sql, cast.david.id, cast.paula.id, cast.david.dossier, rights)
    for table in ("delegation", "delegation_right"):
        await cast.sql.execute(TODAY.format(table), START)
    for number, who in enumerate((cast.paula, cast.david)):
        sign_in = await cast.sql.fetchval("select id from sign_in where person_id = $1", who.id)
        told = {"endpoint_hash": bytes([number]), "kek_id": "1", "wrapped": b"", "voice": "1"}
        await insert(cast.sql, "push_subscription", id=sign_in, person_id=who.id, sign_in_id=sign_in, **told)
    return cast.paula


class Day:
    """`guesses` are the ids that she who must not know tries at each step; a world without secrets is given those of
    the other. `hidden`: what she must not know."""

    def __init__(self, made, seeded, seed, guesses=None, hidden=Hidden):
        self.cast, self.paula, worker = made
        self.seeded, self.seed, self.secretly = seeded, seed, guesses is None
        self.known, self.guessed = {kind: [] for kind in KINDS}, {kind: [NOT_YET] for kind in KINDS}
        self.common = Common(self.cast, worker, self.known)
        self.hidden = hidden(self.cast, self.common, self.guessed, self.paula)
        self.observer = Observer(self.cast, self.hidden.from_whom(), self.known, self.guessed)
        self.guesses, self.heard = guesses if guesses is not None else [], []

    async def lived(self, steps):
        """For each step: what she asked, what was answered; and what she was to be told, by whatever way."""
        await self._listen()
        for number in range(steps):
            await self.seeded.step(self.cast.sql, number)
            await self._in_secret(number)
            await self.seeded.anew(self.cast.sql, self.seed, number, "common")
            dice = random.Random(f"{self.seed}/{number}")
            await self.common.acts(dice)
            yield (number, *await self.observer.acts(dice)), await self._told()

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
        return await self.observer.told(), self.observer.woken(heard)


def packed(step):
    return zlib.compress(repr(step).encode(), 1)
