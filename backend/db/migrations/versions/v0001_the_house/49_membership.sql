-- as gate
-- Somebody who works in a house: her name, her teams, her role, until when. As in `members`.

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

-- Her name and her teams. `own`: nobody gives herself a team.
create function change_member(member uuid, shown_name text, teams uuid[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one membership;
begin
    select * into one from member_of_mine(member);
    if not found or not of_this_house(one.role_id, teams) then return; end if;
    if one.person_id = actor_id() and gives_team(member, teams) then
        return query select 'own', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    update membership m set shown_name = change_member.shown_name where m.id = member;
    delete from membership_team mt where mt.membership_id = member and not mt.team_id = any (teams);
    insert into membership_team (membership_id, team_id, establishment_id)
    select member, wanted.id, acting_house() from unnest(teams) wanted (id) on conflict do nothing;
    perform off_duty(member, now(), teams);
    return query select 'done', member, acting_house(), null::uuid;
end $$;

-- Whether one of these teams is new to her.
create function gives_team(member uuid, teams uuid[]) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from unnest(teams) wanted (id) where not exists (
                   select from membership_team mt where mt.membership_id = member and mt.team_id = wanted.id));
end $$;

-- Another trade. `last`: nobody would decide any more; `own`: nobody gives herself one.
create function change_member_role(member uuid, role uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one membership;
begin
    select * into one from member_of_mine(member);
    if not found or not of_this_house(role, '{}') then return; end if;
    if one.person_id = actor_id() then
        return query select 'own', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    if decides(one.role_id) and not decides(role) and not somebody_decides(acting_house(), member, null) then
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
    if (at_once or ends is not null) and decides(one.role_id) and not somebody_decides(acting_house(), member, null) then
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
