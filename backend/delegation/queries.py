"""What I gave, and for whom I may act."""

from backend.db.compiled import Statement
from backend.delegation.schemas import Attested, Given, Helped

_GIVEN = """
select d.id, a.given_name, a.family_name, d.relation, d.given_at, d.ends_at, d.stopped_at,
       array(select distinct r.can || '/' || r.family from delegation_right r where r.delegation_id = d.id order by 1)
       {more}
  from delegation d join my_aidants() a on a.delegation = d.id
 where d.usager_id = (select actor_id()) and {which}
 order by d.stopped_at is not null, d.given_at desc, d.id limit 20
"""
GIVEN = Statement(_GIVEN.format(which="true", more=""), Given)
ONE_GIVEN = Statement(_GIVEN.format(which="d.id = :id", more=""), Given)
_WHOSE = """, d.agreed_text, d.agreed_hash, (select p.given_name from person p where p.id = d.usager_id),
       (select p.family_name from person p where p.id = d.usager_id)"""
ATTESTED = Statement(_GIVEN.format(which="d.id = :id", more=_WHOSE), Attested)
HELPED = Statement("select delegation, person, given_name, family_name, ends_at from people_i_help()", Helped)
