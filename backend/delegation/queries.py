"""What I gave, what of it I may change, and for whom I may act."""

from backend.db.compiled import Statement
from backend.delegation.schemas import Given, Held, Helped, House
from backend.people import apart

SQUARES = "select distinct r.can || '/' || r.family from delegation_right r where r.delegation_id = d.id order by 1"
# Each access that she gave. `more`: columns that whoever reads it adds.
EACH_GIVEN = """
select d.id, a.given_name, a.family_name, d.relation, d.given_at, d.starts_at, d.ends_at, d.stopped_at, d.ground,
       d.follows, array({squares}){more}
  from delegation d join my_aidants() a on a.delegation = d.id
 where d.usager_id = (select actor_id()) and d.ground in ('chosen', 'desk') and {which}
 order by d.stopped_at is not null, d.given_at desc, d.id limit 20
"""
# What was replaced is told on the page of what replaced it.
LAST = "not exists (select from delegation n where n.usager_id = d.usager_id and n.follows = d.id)"
ONE_GIVEN = Statement(EACH_GIVEN.format(squares=SQUARES, more="", which="d.id = :id"), Given)
HELD = Statement(
    f"""select d.id, d.aidant_id, a.given_name, a.family_name, d.relation, d.starts_at, d.ends_at, array({SQUARES}),
       array(select distinct r.dossier_id from delegation_right r where r.delegation_id = d.id order by 1),
       coalesce(m.motive, ''), coalesce(m.key_id, d.id), coalesce(m.kek_id, ''), coalesce(m.wrapped, ''),
       coalesce(m.establishment_id, d.id)
  from delegation d join my_aidants() a on a.delegation = d.id
  left join lateral (select r.motive, k.id as key_id, k.kek_id, k.wrapped, k.establishment_id
                       from delegation_right r join dossier_key k on k.id = r.key_id
                      where r.delegation_id = d.id and r.motive is not null limit 1) m on true
 where d.id = :id and d.usager_id = (select actor_id()) and d.ground = 'chosen' and d.paused_at is null
   and d.stopped_at is null and d.ends_at > now()""",
    Held,
)
MY_HOUSES = Statement(
    f"""select d.id, e.name, e.id, k.id, k.kek_id, k.wrapped, {apart.TOLD}
  from unnest((select visible_dossiers())::uuid[]) as mine (id)
  join dossier d on d.id = mine.id join establishment e on e.id = d.establishment_id
  join dossier_key k on k.dossier_id = d.id and k.retired_at is null
 order by e.name, d.id limit 20""",
    House,
)
HELPED = Statement("select delegation, person, given_name, family_name, ends_at from people_i_help()", Helped)
