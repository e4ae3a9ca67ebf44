-- as gate
-- Rendez-vous: which of them must not be known by who acts for a person, and of whom there is something to remind.

create function hidden_appointments() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'aidant' then return '{}'; end if;
    return array(select s.appointment_id from dossier d join appointment_secret s on s.dossier_id = d.id
                  where d.person_id = subject_id() and s.lifted_at is null
                    and (s.from_id is null or s.from_id = any ((select once_was(actor_id()))::uuid[])));
end $$;

-- Since when those who act for her know of one: for herself, before she keeps it for herself.
create function already_seen(appointment uuid) returns table (person uuid, read_at timestamptz)
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select a.actor_id, min(a.at)
                   from appointment one join audit_entry a on a.dossier_id = one.dossier_id
                  where one.id = already_seen.appointment
                    and one.dossier_id || '/rendez-vous' = any (shelves('appointments'))
                    and a.capacity = 'aidant' and a.act in ('appointment.read', 'appointments.listed')
                    and a.objects @> array[one.id]
                  group by a.actor_id;
end $$;

-- Under the policy of the appointment itself.
create function appointment_in_dossier(appointment uuid, dossier uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from appointment a where a.id = appointment and a.dossier_id = appointment_in_dossier.dossier);
end $$;

-- What is told the day before, to the person alone: once, and not in the night of the house. Asked by the worker.
create function owe_appointments() returns table (appointment uuid, person uuid, capacity text, subject uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    here timestamp;
begin
    if capacity() is distinct from 'system' then return; end if;
    select now() at time zone e.time_zone into here from establishment e where e.id = acting_house();
    if here::time not between time '09:00' and time '20:00' then return; end if;
    return query
    with due as (
        update appointment a set reminded_for = a.starts_at
          from dossier d, establishment e
         where a.establishment_id = acting_house() and e.id = a.establishment_id and a.state = 'planned'
           and a.starts_at >= (here::date + 1)::timestamp at time zone e.time_zone
           and a.starts_at < (here::date + 2)::timestamp at time zone e.time_zone
           and a.reminded_for is distinct from a.starts_at and d.id = a.dossier_id
        returning a.id, d.person_id, d.linked_at, d.open_until)
    select due.id, due.person_id, 'usager', null::uuid from due
     where due.linked_at is not null and due.open_until > now() and wants_news(due.person_id, null, 'appointment');
end $$;
