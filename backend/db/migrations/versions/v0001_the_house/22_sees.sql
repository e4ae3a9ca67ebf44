-- as gate
-- What the actor may open. plpgsql, because it keeps its plans: `language sql` plans at each call.

-- What somebody may see who is helped by a professional of Aidants Connect: nothing of health, nothing that was said.
create function administrative() returns text[] immutable parallel safe
    return array['attestations', 'mdph', 'vie-au-foyer'];

-- What the actor is said to read by `pretend_with`, as long as she looks through somebody else's eyes.
create function pretended() returns text[] stable
    return string_to_array(coalesce(current_setting('app.shelves', true), ''), ',');

-- "dossier/family", for one right: one flat list, read once per statement.
create function shelves(wanted text) returns text[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() = 'usager' then
        return array(select d.id || '/' || f.code from dossier d, family f
                      where d.person_id = actor_id() and d.linked_at is not null and d.open_until > now()
                        and d.id || '/' || f.code <> all ((select withheld_from(actor_id()))::text[]));
    elsif capacity() = 'helped' and wanted = 'read' then
        return array(select d.id || '/' || f from dossier d, unnest(administrative()) f
                      where d.person_id = actor_id() and d.linked_at is not null and d.open_until > now()
                        and d.id || '/' || f <> all ((select withheld_from(actor_id()))::text[]));
    elsif capacity() = 'aidant' and pretended() <> '{}' then
        return array(select p from unnest(pretended()) p
                      where wanted = 'read' and p <> all ((select withheld_from(subject_id()))::text[]));
    elsif capacity() = 'aidant' then
        -- Her dossiers, as they are now: an aidant keeps nothing of what the usager has no more.
        return array(select r.dossier_id || '/' || r.family from delegation_right r
                       join dossier d on d.id = r.dossier_id and d.person_id = subject_id() and d.linked_at is not null
                        and d.open_until > now()
                      where r.delegation_id = permit_id() and r.can = wanted
                        and r.starts_at <= now() and r.ends_at > now()
                        -- What is withheld from a child is hers to give to nobody; the law gives it to her parents.
                        and (r.dossier_id || '/' || r.family <> all ((select withheld_from(subject_id()))::text[])
                             or exists (select from delegation g where g.id = permit_id() and g.ground in ('measure', 'authority'))));
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
    if capacity() in ('usager', 'helped') then
        return array(select d.id from dossier d where d.person_id = actor_id() and d.linked_at is not null and d.open_until > now());
    elsif capacity() = 'aidant' and pretended() <> '{}' then
        return array(select distinct split_part(p, '/', 1)::uuid from unnest(pretended()) p);
    elsif capacity() = 'aidant' then
        -- One square that is open is enough: the others are not read.
        return array(select d.id from dossier d
                      where d.person_id = subject_id() and d.linked_at is not null and d.open_until > now()
                        and exists (select from delegation_right r where r.delegation_id = permit_id()
                                       and r.dossier_id = d.id and r.starts_at <= now() and r.ends_at > now()));
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
    if capacity() in ('usager', 'aidant', 'helped') then
        return array(select distinct d.establishment_id from dossier d where d.id = any (visible_dossiers()));
    elsif capacity() in ('staff', 'machine', 'system') then
        return array[acting_house()];
    end if;
    return '{}';
end $$;

-- Who runs those houses.
create function visible_organisations() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select e.organisation_id from establishment e where e.id = any (visible_houses()));
end $$;

-- The delegations that the actor gave.
create function given_delegations() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from delegation d where capacity() = 'usager' and d.usager_id = actor_id());
end $$;

-- Those of this very transaction.
create function delegations_being_given() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from delegation d where d.id = any (given_delegations()) and d.given_at = now());
end $$;

create function my_teams() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select mt.team_id from membership_team mt where capacity() = 'staff' and mt.membership_id = permit_id());
end $$;

-- What her role answers for in this house.
create function my_duties() returns text[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select rd.duty from membership m join role_duty rd on rd.role_id = m.role_id
                  where capacity() = 'staff' and m.id = permit_id());
end $$;

-- The dossiers of the house for which the worker finishes an act.
create function house_dossiers() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from dossier d where capacity() = 'system' and d.establishment_id = acting_house());
end $$;

-- The dossiers in which somebody found a paper that is not hers, for who must say whose it is: until it is
-- settled, and to the end of the transaction that settles it.
create function dossiers_in_dispute() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return '{}'; end if;
    return array(select t.dossier_id from document_dispute t
                  where t.establishment_id = acting_house() and (t.settled_at is null or t.settled_at = now()));
end $$;
