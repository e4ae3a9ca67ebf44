-- as gate
-- Who opens how many dossiers. Each entry of the trail that opens one is counted as it is written, so that no page
-- of a desk can forget to: what shows a dossier notes it, and what is not counted is not shown.

-- A list of many people opens nobody's dossier; the list of one person's papers does, and so do a page and a photo.
create function opens_a_dossier(act text) returns boolean immutable parallel safe
    return act like '%.read' or act in ('documents.listed', 'document.page', 'document.downloaded', 'delegations.listed',
        'appointments.listed', 'identities.compared', 'dossier.matricule_shown', 'evidence.page', 'evidence.downloaded',
        'message.photo');

-- Different dossiers of this house that she opened between these two moments.
create function opened_by(person uuid, house uuid, since timestamptz, until timestamptz) returns int
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(distinct a.dossier_id) from audit_entry a
             where a.actor_id = person and a.at > since and a.at <= until and a.capacity = 'staff'
               and a.establishment_id = house and a.dossier_id is not null and opens_a_dossier(a.act));
end $$;

-- How many she opens in an hour before she is asked why: three times what is usual in her house.
create function most_opened(house uuid) returns int
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select 3 * e.dossiers_an_hour from establishment e where e.id = house);
end $$;

create function told_of_many(person uuid, house uuid, with_reason boolean) returns boolean
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from many_opened m
                    where m.person_id = person and m.establishment_id = house and m.at > now() - interval '1 hour'
                      and (m.reason is not null or not with_reason));
end $$;

-- Once an hour the house is told; and beyond the most, a dossier that she has not opened within the hour is refused until
-- she says why, which holds an hour. One count for all that a statement adds.
create function count_openings() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one record;
    opened int;
    most int;
    alert uuid;
begin
    for one in select distinct a.actor_id, a.establishment_id, a.subject_id from added a
                where a.capacity = 'staff' and a.dossier_id is not null and a.at > now() - interval '1 hour'
                  and opens_a_dossier(a.act) loop
        opened := opened_by(one.actor_id, one.establishment_id, now() - interval '1 hour', 'infinity');
        continue when opened <= 5;  -- no house expects fewer (`known_pace`)
        most := most_opened(one.establishment_id);
        if opened > most and not told_of_many(one.actor_id, one.establishment_id, true) and exists (
            select from added a where a.actor_id = one.actor_id and a.establishment_id = one.establishment_id
               and a.capacity = 'staff' and opens_a_dossier(a.act) and not exists (
                select from audit_entry e where e.actor_id = a.actor_id and e.capacity = 'staff' and e.dossier_id = a.dossier_id
                   and e.establishment_id = a.establishment_id and e.at > now() - interval '1 hour'
                   and opens_a_dossier(e.act) and e.id not in (select n.id from added n))) then
            raise exception 'many dossiers within an hour' using errcode = 'APM01';
        end if;
        if opened * 3 > most and not told_of_many(one.actor_id, one.establishment_id, false) then
            alert := gen_random_uuid();
            insert into many_opened (id, establishment_id, person_id) values (alert, one.establishment_id, one.actor_id);
            insert into audit_entry (id, establishment_id, actor_id, capacity, subject_id, purpose, act, objects)
            values (gen_random_uuid(), one.establishment_id, one.actor_id, 'staff', one.subject_id, 'organisation',
                    'openings.many', array[alert]);
        end if;
    end loop;
    return null;
end $$;

-- How many of them, for whoever has come to the most or of whom the house was told: how many the page that sent her here
-- would have opened at once is not known. Nothing for anybody else.
create function opened_too_many() returns int
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    opened int;
begin
    if capacity() is distinct from 'staff' then return null; end if;
    opened := opened_by(actor_id(), acting_house(), now() - interval '1 hour', 'infinity');
    return case when not told_of_many(actor_id(), acting_house(), true)
                 and (opened >= most_opened(acting_house()) or told_of_many(actor_id(), acting_house(), false))
                then opened end;
end $$;

-- She says why, and goes on for an hour.
create function go_on_opening(alert uuid, why text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if opened_too_many() is null then return; end if;
    insert into many_opened (id, establishment_id, person_id, reason) values (alert, acting_house(), actor_id(), why);
    return query select 'done', alert, acting_house(), null::uuid;
end $$;

-- What waits for whoever says who works in the house: who, how many, since when, and why if she said. Nobody's dossier.
create function many_to_check() returns table (alert uuid, member uuid, name text, label text, since timestamptz, opened int, why text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    return query
    select m.id, w.id, w.shown_name, r.label, m.at - interval '1 hour',
           opened_by(m.person_id, m.establishment_id, m.at - interval '1 hour', m.at + interval '1 hour'), m.reason
      from many_opened m
      left join lateral (select * from membership w where w.person_id = m.person_id
                            and w.establishment_id = m.establishment_id order by w.starts_at desc limit 1) w on true
      left join role r on r.id = w.role_id
     where m.establishment_id = acting_house() and m.checked_at is null and m.person_id <> actor_id()
     order by m.at, m.id limit 100;
end $$;

create function check_many(alert uuid) returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    return query update many_opened m set checked_at = now(), checked_by = actor_id()
     where m.id = alert and m.establishment_id = acting_house() and m.checked_at is null and m.person_id <> actor_id()
    returning 'done', m.id, m.establishment_id, null::uuid;
end $$;
