"""A day in the house, in canary words: all that people and programs write, and some that goes wrong."""

import asyncio

from litestar import get

from backend.identity import sign_ins
from backend.identity.guards import public
from backend.identity.oidc.proof import Proof
from backend.jobs.queue import Envelope, enqueue
from backend.jobs.registry import Registry
from backend.jobs.worker import Worker
from tests.appointments.planning import plans
from tests.architecture.canaries.words import WRITTEN
from tests.bringing.adding import adds, read
from tests.cast import DLU
from tests.entrusting.giving import gives
from tests.rights.asks import answers, opposes, prints
from tests.waiting import until

PAPER = (
    DLU.decode()
    .replace("Document de liaison d’urgence de David Morel", WRITTEN["title"])
    .replace("MARTIN", WRITTEN["author"])
    .replace("rue des Tilleuls", WRITTEN["address"])
    .replace("David a glissé dans la douche", WRITTEN["narrative"])
)


async def everything_is_written(cast):
    paper = await cast.files(PAPER.encode())
    assert WRITTEN["narrative"] in (await cast.david.opens(f"/papiers/{paper}")).text
    await cast.david.sends("/messages/ecrire", quoi="other", papier=str(paper), mots=WRITTEN["message"])
    thread = await cast.sql.fetchval("select id from thread")
    await cast.martin.sends(f"/messages/{thread}/repondre", mots=WRITTEN["answer"])
    assert WRITTEN["answer"] in (await cast.david.opens(f"/messages/{thread}")).text
    assert WRITTEN["note"] in (await cast.martin.sends(f"/messages/{thread}/noter", note=WRITTEN["note"])).text
    assert WRITTEN["draft"] in (await cast.david.sends(f"/messages/{thread}/garder", mots=WRITTEN["draft"])).text
    await asks_and_is_refused(cast, paper)
    given = await gives(cast.david, await cast.stranger(), motif=WRITTEN["motive"])
    assert WRITTEN["motive"] in given.text
    await cast.david.sends(f"/papiers/{paper}/cacher")
    await brings_and_plans(cast)
    await cast.files(f"<ClinicalDocument>{WRITTEN['refused paper']}".encode())
    for wrong in (f"/{WRITTEN['wrong address']}", f"/papiers?avant={WRITTEN['wrong address']}"):
        assert (await cast.david.opens(wrong)).status_code in (400, 404)
    assert (await cast.david.opens("/casse")).status_code == 500
    await signs_in(cast)
    await a_job_fails(cast)


async def brings_and_plans(cast):
    """A paper that he adds himself, and an appointment that the house plans with him."""
    await adds(cast.david, nom=WRITTEN["brought paper"])
    await read(cast)
    assert WRITTEN["brought paper"] in (await cast.david.opens("/papiers")).text
    planned = await plans(cast.martin, cast.david, mots=WRITTEN["appointment"], lieu=WRITTEN["place"])
    shown = (await cast.david.opens(f"/rendez-vous/{planned}")).text
    assert WRITTEN["appointment"] in shown
    assert WRITTEN["place"] in shown


async def asks_and_is_refused(cast, paper):
    """With a receipt, which names the paper."""
    request = await opposes(cast.david, paper, words=WRITTEN["reason"])
    await prints(cast, request)
    await answers(cast.martin, request, "refused", f"{WRITTEN['refusal']} et encore quelques mots.")
    read = (await cast.david.opens(f"/demandes/{request}")).text
    assert WRITTEN["reason"] in read
    assert WRITTEN["refusal"] in read


async def signs_in(cast):
    await cast.sql.execute(
        "insert into identity (id, person_id, issuer, subject) values (gen_random_uuid(), $1, 'i', 's')", cast.david.id
    )
    proof = Proof(
        iss="i", sub="s", acr="eidas2", level=2, auth_time=None, given_name="", family_name="", birthdate=None,
        sid=None, id_token=WRITTEN["id_token"], claims={},
    )  # fmt: skip
    state = cast.app.state
    async with state.pool.acquire() as sql:
        assert await sign_ins.open_sign_in(
            sql, state.ring, proof, "franceconnect", 2, state.limits, sign_ins.Browser("Android")
        )


async def a_job_fails(cast):
    """One that quotes somebody when it gives up."""

    async def quotes(*_):
        raise RuntimeError(WRITTEN["exception"])

    registry = Registry()
    registry.add("test.quotes", quotes, attempts=1)
    worker = Worker(cast.database.dsn("worker"), registry, clock=())
    await enqueue(cast.sql, Envelope("test.quotes", cast.tilleuls.id))
    running = asyncio.create_task(worker.run())

    async def buried():
        return await cast.sql.fetchval("select count(*) from jobs.dead_letter where entrypoint = 'test.quotes'")

    await until(buried, "the job is laid aside")
    worker.stop()
    await running


@get("/casse", guards=[public])
async def breaks() -> None:
    raise RuntimeError(WRITTEN["exception"])
