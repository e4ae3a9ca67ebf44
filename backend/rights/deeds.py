"""The statements that make and change a request: the state, the step, the entry and the job in one."""

from backend.audit.trail import noted
from backend.jobs.queue import enqueued

# Of two taps on two pages, the second waits for the first, and finds its row.
INSERT = """insert into request
    (id, establishment_id, dossier_id, document_id, kind, reference, asked_at, due_on, reason, key_id, asked_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, actor_id())
    on conflict (document_id, kind) where state in ('open', 'accepted') do nothing returning id"""
ALIVE = """select id from request
    where document_id = $1 and kind = $2 and state in ('open', 'accepted')"""
# The key of the request itself, even when the dossier has a newer one: one row, one key.
KEPT = """select r.establishment_id, k.id, k.kek_id, k.wrapped
    from request r join dossier_key k on k.id = r.key_id where r.id = $1"""

_STEP = """insert into request_event (request_id, kind, establishment_id, actor_id, capacity)
    select id, '{kind}', establishment_id, actor_id(), capacity() from changed"""
ASKED = f"""
with changed as (select id, establishment_id, dossier_id from request where id = $1),
     told as ({_STEP.format(kind="asked")}),
     noted as ({noted("request.asked", "right", "changed")}),
     queued as ({enqueued("request.receipt", "changed", {"request": "id"})})
select count(*) from changed
"""
_TURNED = """
with changed as (
    update request set {change} where id = $1 and state in ({before}) returning id, establishment_id, dossier_id
), told as ({told}), noted as ({noted})
select count(*) from changed
"""


def _turned(kind: str, change: str, before: str, act: str) -> str:
    return _TURNED.format(
        change=change, before=before, told=_STEP.format(kind=kind), noted=noted(act, "right", "changed")
    )


ANSWERED = {
    kind: _turned(kind, f"state = '{kind}', answer = $2", "'open'", "request.answered")
    for kind in ("accepted", "refused")
}
WITHDRAWN = _turned("withdrawn", "state = 'withdrawn'", "'open', 'accepted'", "request.withdrawn")
