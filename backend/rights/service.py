"""Ask, answer, take back: the state, the step, the entry and the receipt's job commit together."""

from uuid import UUID, uuid4

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.kit.references import new_reference
from backend.people.keys import Wrapped, opened
from backend.rights.authority import who_agrees
from backend.rights.clocks import OPPOSE_DMP, clocks
from backend.rights.deeds import ALIVE, ANSWERED, ASKED, INSERT, KEPT, WITHDRAWN
from backend.rights.errors import AlreadyAsked, NoLongerOpen, NotAlone
from backend.rights.queries import GROUND
from backend.rights.rules import due_on
from backend.rights.schemas import Answer, Opposition


async def oppose(sql: Connection, ring: KeyRing, asked: Opposition, words: str, base: str = "/demandes") -> str:
    """Ask that a paper does not feed the DMP, for oneself or for whom one acts: where the request is shown, in `base`.

    `words` are what she reads on the picture of her reason, with what she added. Raises NotFound for a
    paper out of sight, NotAlone for what each holder of authority over a child must agree to, AlreadyAsked when the
    same request is alive.
    """
    request_id = uuid4()
    location = f"{base}/{request_id}"
    if first := await claim(sql, asked.key, fingerprint(f"{base}/opposition", asked), 303, location):
        return first.location
    ground = await GROUND.one(sql, paper=asked.paper, kind=OPPOSE_DMP)
    if ground is None:
        raise NotFound
    if ground.authority and who_agrees(ground.authority, OPPOSE_DMP) == "each":
        raise NotAlone
    house, at = ground.establishment_id, now()
    key = opened(ring, Wrapped(ground.key_id, ground.kek_id, ground.wrapped))
    made = await sql.fetchval(
        INSERT,
        request_id,
        house,
        ground.dossier_id,
        asked.paper,
        OPPOSE_DMP,
        new_reference(),
        at,
        due_on(local(at, ground.time_zone).date(), clocks()[OPPOSE_DMP].months),
        key.seal(words, house, "request", request_id, "reason"),
        key.id,
    )
    if made is None:
        raise AlreadyAsked(await sql.fetchval(ALIVE, asked.paper, OPPOSE_DMP))
    await sql.execute(ASKED, request_id)
    return location


async def answer(sql: Connection, ring: KeyRing, request_id: UUID, said: Answer, target: str) -> str:
    """The house answers once; `target` is the request as its staff see it.

    Raises NotFound for a request out of sight, NoLongerOpen when somebody was faster.
    """
    if first := await claim(sql, said.key, fingerprint(target, said), 303, target):
        return first.location
    found = await sql.fetchrow(KEPT, request_id)
    if found is None:
        raise NotFound
    house, *kept = found
    key = opened(ring, Wrapped(*kept))
    sealed = key.seal(said.words, house, "request", request_id, "answer") if said.words else None
    if not await sql.fetchval(ANSWERED[said.decision], request_id, sealed):
        raise NoLongerOpen
    return target


async def withdraw(sql: Connection, request_id: UUID, key: UUID) -> str:
    """She takes her request back, answered yes or not yet answered: where it is shown.

    Raises NotFound for a request that is not hers, NoLongerOpen when nothing is left to take back.
    """
    target = f"/demandes/{request_id}"
    if first := await claim(sql, key, fingerprint(target, "withdraw"), 303, target):
        return first.location
    if not await sql.fetchval("select exists (select from request where id = $1)", request_id):
        raise NotFound
    if not await sql.fetchval(WITHDRAWN, request_id):
        raise NoLongerOpen
    return target
