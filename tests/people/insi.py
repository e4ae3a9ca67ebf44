"""INSi in the tests of people: its local stand-in, and the worker who asks it."""

from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg
import msgspec

from backend.jobs.context import Context
from backend.jobs.queue import Envelope, opened
from backend.people.identifying import ASK
from backend.people.insi_jobs import ENTRYPOINT, ask
from backend.people.keys import Wrapped
from backend.people.keys import opened as opened_key
from backend.people.matching import Traits
from backend.people.opening import HouseKey, Newcomer, open_dossiers
from tests.interop.insi.certificates import Authority
from tests.interop.insi.stand_in import serving

WAITING = "delete from jobs.pgqueuer where entrypoint = $1 returning payload"


class Worker:
    """Does what the queue holds about INSi, with the settings that lead to the stand-in."""

    def __init__(self, cast, settings):
        self.cast, self.settings, self.pool, self.payloads = cast, settings, None, []

    async def works(self):
        """Raises what a job raised."""
        self.payloads = [row["payload"] for row in await self.cast.sql.fetch(WAITING, ENTRYPOINT)]
        for payload in self.payloads:
            await self._does(opened(payload))

    async def again(self, line):
        """The same job once more, as the queue does."""
        await self._does(Envelope(ENTRYPOINT, line["establishment_id"], {"search": line["id"]}))

    async def _does(self, job):
        async with asyncpg.create_pool(self.cast.database.dsn("worker"), min_size=0, max_size=1) as self.pool:
            await ask(Context(self.pool, self.settings, {"ring": self.cast.ring}), job)


@asynccontextmanager
async def insi_of(cast, folder):
    authority = Authority(folder)
    certificate, key = authority.gives("INSI-AUTO")
    async with serving(authority) as stand_in:
        settings = msgspec.structs.replace(
            cast.app.state.settings, insi_url=stand_in.url, insi_idam=stand_in.idam, insi_ca_file=str(authority.file),
            insi_certificate_file=str(certificate), insi_key_file=str(key),
        )  # fmt: skip
        cast.app.state.settings = settings
        yield stand_in, Worker(cast, settings)


def traits_of(one, **more):
    """As a house writes the traits of a person of test, who has no number yet."""
    told = Traits("", "", one.birth_name, one.given_names, one.birthdate, one.sex, one.birthplace)
    return msgspec.structs.replace(told, **more)


async def number_of(cast, dossier):
    """The number that a dossier keeps, opened, and its register."""
    row = await cast.sql.fetchrow(
        """select d.establishment_id, d.matricule, d.matricule_oid, k.id, k.kek_id, k.wrapped
             from dossier d join dossier_key k on k.dossier_id = d.id where d.id = $1""",
        dossier,
    )
    house, sealed, oid, *key = row
    if sealed is None:
        return None, oid
    return opened_key(cast.ring, Wrapped(*key)).unseal(sealed, house, "dossier", dossier, "matricule"), oid


@asynccontextmanager
async def as_system(cast, house):
    sql = await cast.database.connect("worker")
    try:
        async with sql.transaction():
            await sql.execute("select act_as_system($1)", house.id)
            yield sql
    finally:
        await sql.close()


async def opens(cast, traits, status="PROV", house=None):
    """The house opens her dossier: its id."""
    house = house or cast.tilleuls
    async with as_system(cast, house) as sql:
        key = HouseKey(house.id, house.index_key)
        [dossier] = await open_dossiers(sql, cast.ring, key, [Newcomer(traits=traits, identity_status=status)])
    return dossier


async def asks(cast, worker, dossier, house=None):
    """Somebody asks INSi about her, and the worker does it: the line that is kept of it."""
    async with as_system(cast, house or cast.tilleuls) as sql:
        await sql.execute(ASK, dossier, uuid4())
    await worker.works()
    return await search_of(cast, dossier)


async def search_of(cast, dossier):
    return await cast.sql.fetchrow(
        "select * from insi_search where dossier_id = $1 order by asked_at desc, id limit 1", dossier
    )


async def status_of(cast, dossier):
    return await cast.sql.fetchval("select identity_status from dossier where id = $1", dossier)
