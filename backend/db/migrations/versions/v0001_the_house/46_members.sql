-- as gate
-- Who works in a house: changed by who has the duty, by these doors alone. Each answers a row that says how it ended
-- (`outcome`) and what it changed; no row: it is not hers to do.

create function keeps_members() returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return 'members' = any (my_duties());
end $$;

-- Of two who change who decides in a house, the second waits for the first.
create function one_at_a_time(house uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('members ' || house, 0));
end $$;

-- Whether somebody still decides who works there once this member, or this role, no longer does: now, and without an end.
create function somebody_decides(house uuid, without_member uuid, without_role uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from membership m join role_duty d on d.role_id = m.role_id and d.duty = 'members'
                    where m.establishment_id = house and m.stopped_at is null and m.starts_at <= now()
                      and m.ends_at = 'infinity' and m.id is distinct from without_member
                      and m.role_id is distinct from without_role);
end $$;

-- The person whom this number of a professional names, as her provider says it; else a new one. The one place that
-- turns a number into a person.
create function professional_of(national_id text, given_name text, family_name text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    found_person uuid;
begin
    select i.person_id into found_person from identity i
     where national_id <> '' and i.subject like 'f:%' and split_part(i.subject, ':', 3) = national_id limit 1;
    if found_person is null then
        found_person := gen_random_uuid();
        insert into person (id, given_name, family_name)
        values (found_person, professional_of.given_name, professional_of.family_name);
    end if;
    return found_person;
end $$;

-- Hers: a role and teams of the house that are open.
create function of_this_house(role uuid, teams uuid[]) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from role r where r.id = of_this_house.role and r.establishment_id = acting_house())
       and not exists (select from unnest(teams) wanted (id) where not exists (
               select from team t where t.id = wanted.id and t.establishment_id = acting_house() and t.closed_at is null));
end $$;

-- done, already: she works there. `starts` null is now, `ends` null is without an end.
create function add_member(member uuid, national_id text, given_name text, family_name text, shown_name text,
                           role uuid, teams uuid[], starts timestamptz, ends timestamptz)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    somebody uuid;
begin
    if not keeps_members() or not of_this_house(role, teams) or ends <= coalesce(starts, now()) then return; end if;
    perform one_at_a_time(acting_house());
    somebody := professional_of(national_id, given_name, family_name);
    update membership m set stopped_at = m.ends_at
     where m.person_id = somebody and m.establishment_id = acting_house() and m.stopped_at is null and m.ends_at <= now();
    if exists (select from membership m where m.person_id = somebody and m.establishment_id = acting_house()
                  and m.stopped_at is null) then
        return query select 'already', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    insert into membership (id, establishment_id, person_id, role_id, shown_name, starts_at, ends_at)
    values (member, acting_house(), somebody, role, add_member.shown_name, coalesce(starts, now()),
            coalesce(ends, 'infinity'));
    insert into membership_team (membership_id, team_id, establishment_id)
    select member, wanted.id, acting_house() from unnest(teams) wanted (id) on conflict do nothing;
    return query select 'done', member, acting_house(), null::uuid;
end $$;

-- One who works there or will; whoever writes in her name at this moment is waited for.
create function member_of_mine(member uuid) returns setof membership
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    return query select m.* from membership m
                  where m.id = member and m.establishment_id = acting_house() and m.stopped_at is null
                    and m.ends_at > now() for no key update;
end $$;

-- Her name and her teams.
create function change_member(member uuid, shown_name text, teams uuid[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one membership;
begin
    select * into one from member_of_mine(member);
    if not found or not of_this_house(one.role_id, teams) then return; end if;
    update membership m set shown_name = change_member.shown_name where m.id = member;
    delete from membership_team mt where mt.membership_id = member and not mt.team_id = any (teams);
    insert into membership_team (membership_id, team_id, establishment_id)
    select member, wanted.id, acting_house() from unnest(teams) wanted (id) on conflict do nothing;
    perform off_duty(member, now(), teams);
    return query select 'done', member, acting_house(), null::uuid;
end $$;

-- Another trade. `last`: nobody would decide any more.
create function change_member_role(member uuid, role uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one membership;
begin
    select * into one from member_of_mine(member);
    if not found or not of_this_house(role, '{}') then return; end if;
    if not exists (select from role_duty d where d.role_id = change_member_role.role and d.duty = 'members')
        and not somebody_decides(acting_house(), member, null) then
        return query select 'last', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    update membership m set role_id = change_member_role.role where m.id = member;
    return query select 'done', member, acting_house(), null::uuid;
end $$;

-- She works there until then, null is without an end; or no more, at once. `last`: nobody would decide any more.
create function end_member(member uuid, at_once boolean, ends timestamptz)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one membership;
begin
    select * into one from member_of_mine(member);
    if not found then return; end if;
    if (at_once or ends is not null) and not somebody_decides(acting_house(), member, null) then
        return query select 'last', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    if at_once or ends <= now() then
        update membership m set stopped_at = now() where m.id = member;
        perform off_duty(member, now(), '{}');
    else
        update membership m set ends_at = coalesce(ends, 'infinity') where m.id = member;
        perform off_duty(member, ends, '{}');
    end if;
    return query select 'done', member, acting_house(), null::uuid;
end $$;

-- Her turns of duty from then on, but for those in the teams that she keeps.
create function off_duty(member uuid, since timestamptz, kept uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from rota r where r.membership_id = member and r.starts_at >= since and not r.team_id = any (kept);
    update rota r set ends_at = since
     where r.membership_id = member and r.starts_at < since and r.ends_at > since and not r.team_id = any (kept);
end $$;
