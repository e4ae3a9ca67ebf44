-- as gate
-- Services and teams of a house: made, named and closed by who keeps its members.

create function make_service(service uuid, name text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    insert into service (id, establishment_id, name) values (service, acting_house(), make_service.name);
    return query select 'done', service, acting_house(), null::uuid;
end $$;

create function rename_service(service uuid, name text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    return query update service s set name = rename_service.name
                  where s.id = service and s.establishment_id = acting_house() and s.closed_at is null
              returning 'done', s.id, s.establishment_id, null::uuid;
end $$;

-- `teams`: some of its teams are open.
create function close_service(service uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    if exists (select from team t where t.service_id = service and t.establishment_id = acting_house()
                  and t.closed_at is null) then
        return query select 'teams', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    return query update service s set closed_at = now()
                  where s.id = service and s.establishment_id = acting_house() and s.closed_at is null
              returning 'done', s.id, s.establishment_id, null::uuid;
end $$;

create function service_of_mine(service uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return service is null or exists (select from service s
        where s.id = service_of_mine.service and s.establishment_id = acting_house() and s.closed_at is null);
end $$;

create function make_team(team uuid, name text, service uuid, answers boolean)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    if not service_of_mine(service) then return; end if;
    insert into team (id, establishment_id, service_id, name, answers_messages)
    values (team, acting_house(), service, make_team.name, answers);
    return query select 'done', team, acting_house(), null::uuid;
end $$;

create function change_team(team uuid, name text, service uuid, answers boolean)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    if not service_of_mine(service) then return; end if;
    return query update team t set name = change_team.name, service_id = service, answers_messages = answers
                  where t.id = team and t.establishment_id = acting_house() and t.closed_at is null
              returning 'done', t.id, t.establishment_id, null::uuid;
end $$;

-- `supports`: it still supports somebody, or soon will; her messages would wait for nobody.
create function close_team(team uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    if exists (select from dossier_team dt where dt.team_id = team and dt.establishment_id = acting_house()
                  and dt.ends_at > now()) then
        return query select 'supports', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    return query update team t set closed_at = now(), answers_messages = false
                  where t.id = team and t.establishment_id = acting_house() and t.closed_at is null
              returning 'done', t.id, t.establishment_id, null::uuid;
    if found then
        delete from membership_team mt where mt.team_id = team;
        delete from rota r where r.team_id = team and r.starts_at >= now();
        update rota r set ends_at = now() where r.team_id = team and r.ends_at > now();
    end if;
end $$;
