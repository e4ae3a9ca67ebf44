"""Take a thread, hand it over, give it back: the key, the act and its entry are one statement.

Of two who take it at once, the second waits for the row of the first, then finds it taken. Who has a
thread is never a right: the whole team still reads and answers.
"""

from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import fingerprint, first_answer
from backend.kit.errors import NotFound
from backend.messaging.desk_schemas import Giving, Handing, Holder, Taking
from backend.messaging.errors import AlreadyHeld
from backend.messaging.posting import CLAIM

# Of a thread `t`: who has it now, if she is still in its team. One row is all there is; the limit keeps PostgreSQL from
# reading every holder once, for a page of threads.
HOLDER = """left join lateral (
        select m.id as membership_id, m.shown_name, h.since from thread_holder h
          join membership m on m.id = h.membership_id and m.stopped_at is null
           and m.starts_at <= now() and m.ends_at > now()
          join membership_team mt on mt.membership_id = m.id and mt.team_id = t.team_id
          join role_right r on r.role_id = m.role_id and r.can = 'write' and r.family = 'messages'
         where h.thread_id = t.id limit 1
    ) h on true"""


class Done(msgspec.Struct):
    claimed: bool
    changed: bool


def _take(act: str, holder: str) -> Statement[Done]:
    """`holder` has it from now on, if nobody had, or I had, or who was seen to: `instead`."""
    return Statement(
        f"""
        with claimed as ({CLAIM}), taken as (
            insert into thread_holder (thread_id, membership_id)
            select t.id, {holder} from thread t
             where t.id = :thread_id and may_hold(t.id, {holder}) and exists (select from claimed)
            on conflict (thread_id) do update set membership_id = excluded.membership_id, since = now()
             where thread_holder.membership_id in (excluded.membership_id, permit_id(), :instead)
                or not may_hold(thread_holder.thread_id, thread_holder.membership_id)
            returning thread_id
        ), shown as (
            select t.id, t.establishment_id, t.dossier_id from taken join thread t on t.id = taken.thread_id
        ), noted as ({noted(act, "internal")})
        select exists (select from claimed), exists (select from taken)
        """,
        Done,
    )


TAKE, HAND_OVER = _take("thread.taken", "permit_id()"), _take("thread.handed", "cast(:to as uuid)")
GIVE_BACK = Statement(
    f"""
    with claimed as ({CLAIM}), gone as (
        update thread_holder h set membership_id = null, since = now() from thread t
         where t.id = h.thread_id and t.id = :thread_id and h.membership_id = (select permit_id())
           and exists (select from claimed)
        returning t.id, t.establishment_id, t.dossier_id
    ), noted as ({noted("thread.returned", "internal", "gone")})
    select exists (select from claimed), exists (select from thread t where t.id = :thread_id)
    """,
    Done,
)
NOW_HELD = Statement(
    f"select h.shown_name from thread t {HOLDER} where t.id = :thread_id",
    Holder,
)


async def take(sql: Connection, thread_id: UUID, asked: Taking, target: str) -> str:
    """It is hers from now on: where it is shown. Raises AlreadyHeld; NotFound for a thread that she may not take."""
    return await _hold(sql, TAKE, thread_id, asked, target, "prendre")


async def hand_over(sql: Connection, thread_id: UUID, asked: Handing, target: str) -> str:
    """It is a colleague's from now on. Raises AlreadyHeld, and NotFound for one who could not take it herself."""
    return await _hold(sql, HAND_OVER, thread_id, asked, target, "confier", to=asked.to)


async def _hold(
    sql: Connection, act: Statement[Done], thread_id: UUID, asked: Taking | Handing, target: str, verb: str, **to: UUID
) -> str:
    body_hash = fingerprint(f"{target}/{verb}", asked)
    about = {"thread_id": thread_id, "instead": asked.instead, **to}
    done = await act.one(sql, key=asked.key, body_hash=body_hash, location=target, **about)
    if done and done.changed:
        return target
    if not (done and done.claimed) and (first := await first_answer(sql, asked.key, body_hash)):
        return first.location
    held = await NOW_HELD.one(sql, thread_id=thread_id)
    if held is None or held.name is None:
        raise NotFound
    raise AlreadyHeld(held.name)


async def give_back(sql: Connection, thread_id: UUID, asked: Giving, target: str) -> str:
    """Nobody has it from now on. What was not hers stays as it is. Raises NotFound for a thread out of sight."""
    body_hash = fingerprint(f"{target}/rendre", asked)
    done = await GIVE_BACK.one(sql, key=asked.key, body_hash=body_hash, location=target, thread_id=thread_id)
    if done is None or not done.changed:
        raise NotFound
    if not done.claimed and (first := await first_answer(sql, asked.key, body_hash)):
        return first.location
    return target
