-- What the actor may open. plpgsql, because it keeps its plans: `language sql` plans at each call.

-- "dossier/family", for one right: one flat list, read once per statement.
create function shelves(wanted text) returns text[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() = 'usager' then
        return array(select d.id || '/' || f.code from dossier d, family f
                      where d.person_id = actor_id() and d.linked_at is not null);
    elsif capacity() = 'aidant' then
        return array(select r.dossier_id || '/' || r.family from delegation_right r
                      where r.delegation_id = permit_id() and r.can = wanted
                        and r.starts_at <= now() and r.ends_at > now());
    elsif capacity() = 'staff' then
        return array(select distinct t.dossier_id || '/' || r.family
                       from membership m
                       join membership_team mt on mt.membership_id = m.id
                       join dossier_team t on t.team_id = mt.team_id and t.starts_at <= now() and t.ends_at > now()
                       join role_right r on r.role_id = m.role_id and r.can = wanted
                      where m.id = permit_id());
    end if;
    return '{}';
end $$;

create function visible_dossiers() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() = 'usager' then
        return array(select d.id from dossier d where d.person_id = actor_id() and d.linked_at is not null);
    elsif capacity() = 'aidant' then
        return array(select distinct r.dossier_id from delegation_right r
                      where r.delegation_id = permit_id() and r.starts_at <= now() and r.ends_at > now());
    elsif capacity() = 'staff' then
        return array(select distinct t.dossier_id
                       from membership_team mt
                       join dossier_team t on t.team_id = mt.team_id and t.starts_at <= now() and t.ends_at > now()
                      where mt.membership_id = permit_id());
    end if;
    return '{}';
end $$;

create function visible_houses() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() in ('usager', 'aidant') then
        return array(select distinct d.establishment_id from dossier d where d.id = any (visible_dossiers()));
    elsif capacity() in ('staff', 'machine', 'system') then
        return array[acting_house()];
    end if;
    return '{}';
end $$;

-- The delegations that the actor gave: who gives may write their rights.
create function given_delegations() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from delegation d where capacity() = 'usager' and d.usager_id = actor_id());
end $$;

create function my_teams() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select mt.team_id from membership_team mt where capacity() = 'staff' and mt.membership_id = permit_id());
end $$;
