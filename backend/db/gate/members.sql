-- Who works in a house: changed by who has the duty, by these doors alone. Each answers a row that says how it ended
-- (`outcome`) and what it changed; no row: it is not hers to do.

create function keeps_members() returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return 'members' = any (my_duties());
end $$;

-- Whoever has this role says who works there.
create function decides(role uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from role_duty d where d.role_id = decides.role and d.duty = 'members');
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

-- The person whom this number of a professional names. The one place that turns a number into a person; null: nobody
-- yet. Whoever comes in by Pro Santé Connect has hers here, for a house wrote it before: no other provider says one.
create function numbered(national_id text) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select n.person_id from national_identifier n where n.value = national_id and national_id <> '');
end $$;

-- That person, else a new one; her number is kept, so that she is known when she comes in.
create function professional_of(national_id text, given_name text, family_name text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    somebody uuid;
begin
    perform pg_advisory_xact_lock(hashtextextended('national ' || national_id, 0)) where national_id <> '';
    somebody := numbered(national_id);
    if somebody is null then
        somebody := gen_random_uuid();
        insert into person (id, given_name, family_name)
        values (somebody, professional_of.given_name, professional_of.family_name);
    end if;
    insert into national_identifier (person_id, value) select somebody, national_id where national_id <> ''
    on conflict do nothing;
    return somebody;
end $$;

-- Hers: a role and teams of the house that are open.
create function of_this_house(role uuid, teams uuid[]) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from role r where r.id = of_this_house.role and r.establishment_id = acting_house())
       and not exists (select from unnest(teams) wanted (id) where not exists (
               select from team t where t.id = wanted.id and t.establishment_id = acting_house() and t.closed_at is null));
end $$;

-- Whether somebody is called so, as registers compare names.
create function is_called(somebody uuid, given_name text, family_name text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from person p where p.id = somebody
                      and regexp_replace(upper(unaccent(p.given_name || ' ' || p.family_name)), '[^A-Z0-9]+', ' ', 'g')
                        = regexp_replace(upper(unaccent(is_called.given_name || ' ' || is_called.family_name)),
                                         '[^A-Z0-9]+', ' ', 'g'));
end $$;

-- done, already: she works there, name: this number is of somebody who is called otherwise. `starts` null is now, `ends` null is without an end.
create function add_member(member uuid, national_id text, given_name text, family_name text, shown_name text,
                           role uuid, teams uuid[], starts timestamptz, ends timestamptz)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    somebody uuid;
begin
    if not keeps_members() or not of_this_house(role, teams) or ends <= coalesce(starts, now()) then return; end if;
    perform one_at_a_time(acting_house());
    somebody := numbered(national_id);
    if somebody is not null and not is_called(somebody, given_name, family_name) then
        return query select 'name', null::uuid, acting_house(), null::uuid;
        return;
    end if;
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
