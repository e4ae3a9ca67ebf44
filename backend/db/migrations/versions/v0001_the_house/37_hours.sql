-- as gate
-- The hours of a team and who is on duty: changed by a member of it whose role has the duty, by these doors alone.

create function keeps_hours(team uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return 'hours' = any (my_duties()) and team = any (my_teams());
end $$;

-- The hours of a team as one value: whoever changes them says which she saw.
create function hours_mark(team uuid) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select md5(coalesce(string_agg(h.weekday || ' ' || h.opens || ' ' || h.closes, ',' order by h.weekday, h.opens), ''))
              from team_hours h where h.team_id = hours_mark.team);
end $$;

-- All of them at once. No row: it is not hers to do, or they are no longer those that she saw.
create function set_team_hours(team uuid, seen text, weekdays int[], opens time[], closes time[])
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(keeps_hours(team), false) then return; end if;
    perform pg_advisory_xact_lock(hashtextextended(team::text, 0));
    if hours_mark(team) <> seen then return; end if;
    delete from team_hours h where h.team_id = team;
    insert into team_hours (id, establishment_id, team_id, weekday, opens, closes)
    select gen_random_uuid(), acting_house(), team, given.weekday, given.opens, given.closes
      from unnest(weekdays, set_team_hours.opens, set_team_hours.closes) as given (weekday, opens, closes);
    return query select team, acting_house(), null::uuid;
end $$;

-- A member of the team, for a time when nobody else is. No row: not hers to do, not a member, or somebody is.
create function put_on_duty(duty uuid, team uuid, member uuid, starts timestamptz, ends timestamptz)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(keeps_hours(team), false) then return; end if;
    perform pg_advisory_xact_lock(hashtextextended(team::text, 0));
    if exists (select from rota r where r.team_id = team and r.starts_at < ends and r.ends_at > starts) then return; end if;
    insert into rota (id, establishment_id, team_id, membership_id, starts_at, ends_at)
    select duty, m.establishment_id, team, m.id, starts, ends
      from membership m join membership_team mt on mt.membership_id = m.id and mt.team_id = team
     where m.id = member and m.establishment_id = acting_house() and m.stopped_at is null and m.ends_at > now();
    if found then return query select duty, acting_house(), null::uuid; end if;
end $$;

-- What has begun ends now and is remembered; what has not is no more.
create function take_off_duty(duty uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    gone rota;
begin
    select * into gone from rota r where r.id = duty and r.ends_at > now() for update;
    if not found or not coalesce(keeps_hours(gone.team_id), false) then return; end if;
    if gone.starts_at < now() then
        update rota r set ends_at = now() where r.id = duty;
    else
        delete from rota r where r.id = duty;
    end if;
    return query select gone.id, gone.establishment_id, null::uuid;
end $$;
