-- as gate
-- What proves a delegation on paper: a reference that anybody may check, and what each of the two may print.

-- Ten signs that people read aloud (backend/kit/references.py): nine of chance, one that checks them. The first six bytes
-- of a random uuid are chance alone; one that would make some signs likelier is thrown away.
create function new_reference() returns text volatile
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    alphabet constant text := '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
    made text := '';
    weighed int := 0;
    noise bytea;
    drawn int;
begin
    while length(made) < 9 loop
        noise := uuid_send(gen_random_uuid());
        for place in 0 .. 5 loop
            drawn := get_byte(noise, place);
            continue when drawn >= 248 or length(made) = 9;
            made := made || substr(alphabet, drawn % 31 + 1, 1);
            weighed := weighed + length(made) * (drawn % 31);
        end loop;
    end loop;
    return made || substr(alphabet, weighed % 31 + 1, 1);
end $$;

-- Every delegation has one, whatever it stands on and whoever wrote it.
create function is_referenced() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    new.reference := new_reference();
    return new;
end $$;

-- In the time of the house of what was given; of several, any of them.
create function zone_of_delegation(delegation uuid) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return coalesce((select e.time_zone from delegation_right r join dossier o on o.id = r.dossier_id
                       join establishment e on e.id = o.establishment_id
                      where r.delegation_id = zone_of_delegation.delegation order by e.id limit 1), 'Europe/Paris');
end $$;

-- All that a stranger with an attestation in her hand is told: valid, resting, over; and until which day, or since which.
create function attestation_of(reference text) returns table (state text, day date) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query
    select case when least(d.stopped_at, d.ends_at) <= now() then 'over'
                when d.paused_at is not null or d.starts_at > now() then 'resting' else 'valid' end,
           (case when d.stopped_at < d.ends_at then d.stopped_at else d.ends_at - interval '1 second' end
            at time zone zone_of_delegation(d.id))::date
      from delegation d where d.reference = attestation_of.reference;
end $$;

-- One more question at this door from a network, counted for good before anything is looked at: whether it may go on.
create function count_check(network bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    asked int;
begin
    insert into card_try as t (number, network, began_at, tries) values ('attestation', count_check.network, now(), 1)
    on conflict on constraint pk_card_try do update
       set began_at = case when t.began_at > now() - interval '15 minutes' then t.began_at else now() end,
           tries = case when t.began_at > now() - interval '15 minutes' then t.tries + 1 else 1 end
    returning t.tries into asked;
    return asked <= 60;
end $$;

-- Those that she gave and those that she was given, the newest first; when `one` is said, that one alone. Whoever it
-- binds may print it, even once it is over.
create function my_attestations(one uuid)
    returns table (delegation uuid, mine boolean, own_given_name text, own_family_name text, given_name text,
                   family_name text, relation text, given_at timestamptz, ends_at timestamptz, stopped_at timestamptz,
                   ended_by text, paused boolean, reference text, follows text, agreed_text text, agreed_hash bytea,
                   ground text, zone text, squares text[], begins timestamptz, houses text[], kinds text[])
    stable rows 20
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select d.id, d.usager_id = actor_id(), u.given_name::text, u.family_name::text, a.given_name::text,
           a.family_name::text, d.relation::text, d.given_at, d.ends_at, d.stopped_at, d.ended_by::text,
           d.paused_at is not null, d.reference::text,
           (select f.reference::text from delegation f where f.id = d.follows), d.agreed_text::text, d.agreed_hash,
           d.ground::text, zone_of_delegation(d.id),
           array(select distinct r.can || '/' || r.family from delegation_right r where r.delegation_id = d.id order by 1),
           case when d.starts_at > d.given_at then d.starts_at end,
           array(select distinct e.name from delegation_right r join dossier o on o.id = r.dossier_id
                   join establishment e on e.id = o.establishment_id where r.delegation_id = d.id order by 1),
           array(select distinct e.category_code::text from delegation_right r join dossier o on o.id = r.dossier_id
                   join establishment e on e.id = o.establishment_id where r.delegation_id = d.id order by 1)
      from delegation d join person u on u.id = d.usager_id join person a on a.id = d.aidant_id
     where actor_id() in (d.usager_id, d.aidant_id) and (one is null or d.id = one)
     order by d.given_at desc, d.id limit 20;
end $$;
