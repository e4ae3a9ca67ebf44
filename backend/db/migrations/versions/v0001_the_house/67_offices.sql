-- as gate
-- What is shown of measures, on each side; what the person says of one; organisations that hold measures and who acts
-- for them.

create function holder_names(measure uuid) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select string_agg(coalesce(o.name, p.given_name || ' ' || p.family_name), ', ') from measure_holder h
              left join guardian_office o on o.id = h.office_id left join person p on p.id = h.person_id
             where h.measure_id = measure);
end $$;

create function last_answer(measure uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select a.agrees from measure_answer a where a.measure_id = measure order by a.said_at desc, a.id limit 1);
end $$;

-- For whoever enrols here. `mine`: she entered it.
create function measures_here(dossier uuid)
    returns table (id uuid, kind text, scope text, holder text, decided_on date, starts_on date, ends_at timestamptz,
                   evidence text, mine boolean, checked boolean, stopped boolean, why text, agrees boolean)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) then return; end if;
    return query select m.id, m.kind, m.scope, holder_names(m.id), m.decided_on, m.starts_on,
                        nullif(measure_ends(m), 'infinity'), m.evidence, m.entered_by = actor_id(),
                        m.checked_at is not null, coalesce(m.stops_at <= now(), false), m.why, last_answer(m.id)
                   from measure m where m.dossier_id = measures_here.dossier
                  order by m.stops_at is not null, m.entered_at desc, m.id limit 20;
end $$;

-- Whether a screen shows it to the person: she is asked of her own person before a second professional has checked.
create function told_of(m measure) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return not law_closes(m.kind)
       and (m.checked_at is not null or m.scope in ('assistance', 'representation') and measure_ends(m) > now());
end $$;

-- To the person: what was checked and opens something; and what waits to be checked, where she is asked first. `aidant`: one who acts by it, once there is one. What only closes is told to her by people, not by a screen.
create function my_measures()
    returns table (id uuid, kind text, scope text, holder text, house text, phone text, starts_on date,
                   ends_at timestamptz, ended boolean, agrees boolean, proved boolean, dossier uuid,
                   aidant uuid, released_on date, checked boolean)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select m.id, m.kind, m.scope, holder_names(m.id), e.name, e.phone, m.starts_on,
                        nullif(measure_ends(m), 'infinity'), measure_ends(m) <= now(), last_answer(m.id),
                        m.scope <> '' and m.checked_at is not null and exists (
                            select from evidence v where v.about = m.id and v.state = 'kept'),
                        m.dossier_id, (select h from unnest(holders_of(m.id)) h order by h limit 1),
                        (select s.agreed_on from minor_setting s join minor_agreement a on a.setting_id = s.id
                          where a.measure_id = m.id and s.id = last_setting(m.dossier_id)), m.checked_at is not null
                   from measure m join establishment e on e.id = m.establishment_id
                  where m.dossier_id = any (visible_dossiers()) and told_of(m)
                  order by measure_ends(m) <= now(), m.starts_on desc, m.id limit 20;
end $$;

-- What she says of a measure that holds, or waits to be checked, on her own screen. Where it waits for her yes, it opens or closes at once.
create function answer_measure(answer uuid, measure uuid, agrees boolean)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one measure;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select m.* into one from measure m
     where m.id = answer_measure.measure and m.dossier_id = any (visible_dossiers()) and told_of(m)
       and measure_ends(m) > now() for update;
    if not found then return; end if;
    insert into measure_answer (id, measure_id, establishment_id, agrees, said_at)
    values (answer, one.id, one.establishment_id, answer_measure.agrees, clock_timestamp());
    perform settle_measure(one.id);
    return query select 'done', one.dossier_id, one.establishment_id, one.dossier_id;
end $$;

create function offices_here() returns table (id uuid, name text, members int, measures int)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'enrolment' = any (my_duties()) then return; end if;
    return query select o.id, o.name,
                        (select count(*) from guardian_office_member om where om.office_id = o.id and om.ended_at is null)::int,
                        (select count(*) from measure_holder h join measure m on m.id = h.measure_id
                          where h.office_id = o.id and measure_ends(m) > now())::int
                   from guardian_office o where o.establishment_id = acting_house() order by lower(unaccent(o.name)), o.id;
end $$;

create function office_members(office uuid) returns table (id uuid, name text, mine boolean, checked boolean)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'enrolment' = any (my_duties()) or not office_here(office) then return; end if;
    return query select om.id, p.given_name || ' ' || p.family_name, om.entered_by = actor_id(), om.checked_at is not null
                   from guardian_office_member om join person p on p.id = om.person_id
                  where om.office_id = office and om.ended_at is null order by om.entered_at, om.id;
end $$;
