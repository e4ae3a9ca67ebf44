"""Requests, their steps and their receipts, as the actor may see them."""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.rights.schemas import EventRow, Ground, RequestRow

NAME = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name)"

# The paper one by one, by its key and under its own policy: who may not see it is told no title.
_SHOWN = f"""
select s.id, s.establishment_id, s.dossier_id, e.name, {NAME}, s.kind, s.reference, s.asked_at, s.due_on, s.state,
       s.reason, s.answer, k.id, k.kek_id, k.wrapped, s.document_id, p.title, pk.id, pk.kek_id, pk.wrapped,
       exists (select from request_receipt r where r.request_id = s.id)
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier d on d.id = s.dossier_id
  join dossier_key k on k.id = s.key_id
  left join lateral (
      select * from document p where p.id = s.document_id and p.state = 'current' and p.disputed_at is null offset 0
  ) p on true
  left join dossier_key pk on pk.id = p.key_id
"""
# Twenty of each of her dossiers by the index, then twenty of those.
_MINE = """
    select newest.* from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
        select * from request r
         where r.dossier_id = mine.dossier_id and r.asked_at <= :before and (r.asked_at < :before or r.id > :after)
         order by r.asked_at desc, r.id limit 20
    ) newest
    order by newest.asked_at desc, newest.id limit 20"""
# In the order of the house, for a role with this duty alone: else each request would be read to be refused.
_OF_HOUSE = """
    select * from request r
     where r.establishment_id = (select acting_house()) and 'requests' = any ((select my_duties())::text[]) and {where}
     order by {order}, r.id limit 20"""
NEXT = "r.due_on >= cast(:due as date) and (r.due_on > cast(:due as date) or r.id > cast(:after as uuid))"


def _list(shown: str, order: str, purpose: str) -> Statement[RequestRow]:
    told = noted("requests.listed", purpose)
    return Statement(f"with shown as ({shown}), noted as ({told}) {_SHOWN} order by {order}, s.id", RequestRow)


MINE = _list(_MINE, "s.asked_at desc", "own")
# The earliest day first, so the late ones are on top.
QUEUE = _list(_OF_HOUSE.format(where=f"r.state = 'open' and {NEXT}", order="r.due_on"), "s.due_on", "right")
CLOSED = _list(_OF_HOUSE.format(where="r.state <> 'open'", order="r.asked_at desc"), "s.asked_at desc", "right")

_ONE = f"with shown as (select * from request r where r.id = :id), noted as ({{noted}}) {_SHOWN}"
REQUEST = Statement(_ONE.format(noted=noted("request.read", "own")), RequestRow)
REQUEST_FOR_SOMEONE = Statement(_ONE.format(noted=noted("request.read", "aidant")), RequestRow)
REQUEST_AT_DESK = Statement(_ONE.format(noted=noted("request.read", "right")), RequestRow)

EVENTS = Statement(
    """
    select v.kind, v.at, coalesce(who.shown_name, aidant.name), who.label, aidant.relation,
           aidant.authority
      from request_event v
      left join lateral (
          select m.shown_name, r.label from membership m join role r on r.id = m.role_id
           where m.person_id = v.actor_id and m.establishment_id = v.establishment_id
             and m.starts_at <= v.at and (m.stopped_at is null or m.stopped_at >= v.at)
           order by m.starts_at desc limit 1
      ) who on v.capacity = 'staff'
      left join lateral (
          select k.name, k.relation, authority_of(v.actor_id, r.dossier_id, v.at) as authority
            from request r, aidant_known_as(v.actor_id, r.dossier_id, v.at) k
           where r.id = v.request_id
      ) aidant on v.capacity = 'aidant'
     where v.request_id = :id order by v.at
    """,
    EventRow,
)

# The first time that the team has it on the screen. Written once the page has left.
MARK_READ = """insert into request_event (request_id, kind, establishment_id, actor_id, capacity)
    select r.id, 'read', r.establishment_id, actor_id(), capacity() from request r where r.id = $1
    on conflict do nothing"""

GROUND = Statement(
    """select p.establishment_id, p.dossier_id, e.time_zone, k.id, k.kek_id, k.wrapped,
              (select r.id from request r where r.document_id = p.id and r.kind = :kind
                  and r.state in ('open', 'accepted')), authority_of(actor_id(), p.dossier_id, now())
         from document p
         join establishment e on e.id = p.establishment_id
         join dossier_key k on k.dossier_id = p.dossier_id and k.retired_at is null
        where p.id = :paper and p.state = 'current'""",
    Ground,
)
