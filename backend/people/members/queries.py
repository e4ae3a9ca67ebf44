"""Who works in a house, its teams, its roles and what waits for a second person."""

from backend.db.compiled import Statement
from backend.people.members.schemas import (
    ChangeRow,
    ChoiceRow,
    FamilyRow,
    MemberRow,
    OneMember,
    RoleRow,
    ServiceRow,
    TeamRow,
)

HERE = "establishment_id = :house"
_ENDS = "nullif(m.ends_at, cast('infinity' as timestamptz))"
_ORDER = "lower(unaccent({m}.shown_name)), {m}.id"
MEMBERS = Statement(
    f"""select m.id, m.shown_name, r.label,
               coalesce((select string_agg(t.name, ', ' order by lower(unaccent(t.name)))
                           from membership_team mt join team t on t.id = mt.team_id where mt.membership_id = m.id), ''),
               m.starts_at, {_ENDS}
          from membership m join role r on r.id = m.role_id
         where m.{HERE} and m.stopped_at is null and m.ends_at > now()
           and coalesce(({_ORDER.format(m="m")}) >
                        (select {_ORDER.format(m="a")} from membership a where a.id = :after), true)
         order by {_ORDER.format(m="m")} limit 20""",
    MemberRow,
)
MEMBER = Statement(
    f"""select m.id, m.shown_name, m.role_id, r.label, m.starts_at, {_ENDS},
               array(select mt.team_id from membership_team mt where mt.membership_id = m.id),
               m.person_id = (select actor_id())
          from membership m join role r on r.id = m.role_id
         where m.id = :id and m.{HERE} and m.stopped_at is null and m.ends_at > now()""",
    OneMember,
)
CHOICES = Statement(
    f"""select 'role', r.id, r.label, '' from role r where r.{HERE}
        union all
        select 'team', t.id, t.name, coalesce(s.name, '') from team t left join service s on s.id = t.service_id
         where t.{HERE} and t.closed_at is null
        union all
        select 'service', s.id, s.name, '' from service s where s.{HERE} and s.closed_at is null
         order by 1, 4, 3, 2 limit 200""",
    ChoiceRow,
)
SERVICES = Statement(
    f"""select s.id, s.name from service s where s.{HERE} and s.closed_at is null
         order by lower(unaccent(s.name)), s.id limit 50""",
    ServiceRow,
)
# Whom a team supports is not for whoever keeps the members: the door that closes it says whether it supports anybody.
TEAMS = Statement(
    f"""select t.id, t.name, t.service_id, t.answers_messages,
               (select count(*) from membership_team mt join membership m on m.id = mt.membership_id
                 where mt.team_id = t.id and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()),
               t.answers_messages and t.id = any ((select my_teams())::uuid[])
               and 'hours' = any ((select my_duties())::text[])
          from team t where t.{HERE} and t.closed_at is null and coalesce(t.id = cast(:team as uuid), true)
         order by lower(unaccent(t.name)), t.id limit 100""",
    TeamRow,
)
# A change no longer waits after its seven days, though nobody has noted it yet.
WAITS = "c.decided_at is null and c.proposed_at > now() - proposal_lasts()"
ROLES = Statement(
    f"""select r.id, r.label,
               array(select rr.can || ' ' || rr.family from role_right rr join family f on f.code = rr.family
                      where rr.role_id = r.id order by f.position, rr.can),
               array(select d.duty from role_duty d where d.role_id = r.id order by d.duty),
               (select count(*) from membership m
                 where m.role_id = r.id and m.stopped_at is null and m.ends_at > now()),
               (select c.id from role_change c where c.role_id = r.id and {WAITS})
          from role r where r.{HERE} and coalesce(r.id = cast(:role as uuid), true)
         order by lower(unaccent(r.label)), r.id limit 60""",
    RoleRow,
)
CHANGE = Statement(
    f"""select c.id, coalesce((select m.shown_name from membership m where m.person_id = c.proposed_by
                                  and m.establishment_id = c.establishment_id order by m.starts_at desc limit 1), ''),
               c.proposed_at, c.proposed_by = (select actor_id()),
               array(select p.kind || ' ' || p.can || ' ' || p.target || ' ' || case when p.adds then '+' else '-' end
                       from role_change_part p left join family f on f.code = p.target
                      where p.change_id = c.id order by p.adds, p.kind desc, f.position, p.can, p.target)
          from role_change c where c.role_id = :role and c.{HERE} and {WAITS}""",
    ChangeRow,
)
FAMILIES = Statement("select code from family where is_papers order by position", FamilyRow)
