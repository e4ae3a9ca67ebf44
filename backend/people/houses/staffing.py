"""The roles, teams and members of a house that merges, in the house that stays: one statement for each."""

_RIGHTS = """(select coalesce(array_agg(r.can || ' ' || r.family order by r.can, r.family), '{{}}') from role_right r
               where r.role_id = {role})"""
# One of the same name, the same rights and no duty serves; else it is made, without duties: whoever answers for
# something in the house that stays is named there, by two people.
ROLES = f"""
    with leaving as (
        select r.* from role r where r.establishment_id = $1 and exists (
               select from membership m where m.role_id = r.id and m.stopped_at is null and m.ends_at > now())
    ), alike as (
        select l.id as theirs, o.id as ours from leaving l
          join role o on o.establishment_id = $2 and o.code = l.code
         where {_RIGHTS.format(role="o.id")} = {_RIGHTS.format(role="l.id")}
           and not exists (select from role_duty d where d.role_id = o.id)
    ), made as (
        insert into role (id, establishment_id, code, label)
        select gen_random_uuid(), $2, l.code || '-' || $3, l.label from leaving l
         where not exists (select from alike a where a.theirs = l.id) returning id, code
    ), known as (
        select theirs, ours from alike
        union all select l.id, m.id from leaving l join made m on m.code = l.code || '-' || $3
    ), given as (
        insert into role_right (role_id, can, family, establishment_id)
        select m.id, r.can, r.family, $2
          from made m join known k on k.ours = m.id join role_right r on r.role_id = k.theirs
    )
    select theirs, ours from known"""
# A team keeps its name, and says of which house it was when the other has one that is called so.
TEAMS = """
    with leaving as (
        select t.*, gen_random_uuid() as ours,
               exists (select from team o where o.establishment_id = $2 and o.closed_at is null
                          and lower(o.name) = lower(t.name)) as twice
          from team t where t.establishment_id = $1 and t.closed_at is null
    ), made as (
        insert into team (id, establishment_id, name, hours, answers_messages)
        select l.ours, $2, l.name || case when l.twice then ' (' || $3 || ')' else '' end, l.hours, l.answers_messages
          from leaving l
    ), hours as (
        insert into team_hours (id, establishment_id, team_id, weekday, opens, closes)
        select gen_random_uuid(), $2, l.ours, h.weekday, h.opens, h.closes
          from leaving l join team_hours h on h.team_id = l.id
    )
    select id as theirs, ours from leaving"""
# Whoever worked there and works there no more begins anew.
OVER = """update membership m set stopped_at = m.ends_at
           where m.establishment_id = $1 and m.stopped_at is null and m.ends_at <= now()"""
# Whoever works in both keeps her role in the house that stays, and has the teams of the other too.
MEMBERS = """
    with leaving as (
        select m.* from membership m where m.establishment_id = $1 and m.stopped_at is null and m.ends_at > now()
    ), kept as (
        select l.id as theirs, m.id as ours from leaving l
          join membership m on m.person_id = l.person_id and m.establishment_id = $2 and m.stopped_at is null
    ), made as (
        insert into membership (id, establishment_id, person_id, role_id, shown_name, starts_at, ends_at)
        select gen_random_uuid(), $2, l.person_id, k.ours, l.shown_name, greatest(now(), l.starts_at), l.ends_at
          from leaving l join unnest($3::uuid[], $4::uuid[]) k (theirs, ours) on k.theirs = l.role_id
         where not exists (select from kept t where t.theirs = l.id) returning id, person_id
    ), moved as (
        select theirs, ours from kept
        union all select l.id, m.id from leaving l join made m on m.person_id = l.person_id
    ), teams as (
        insert into membership_team (membership_id, team_id, establishment_id)
        select m.ours, t.ours, $2 from moved m join membership_team mt on mt.membership_id = m.theirs
          join unnest($5::uuid[], $6::uuid[]) t (theirs, ours) on t.theirs = mt.team_id
        on conflict do nothing
    )
    select count(*) from moved"""
