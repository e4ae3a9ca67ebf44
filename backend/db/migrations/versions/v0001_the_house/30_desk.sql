-- as gate
-- The people whom a waiting parcel looks like, for who must say whose it is, no longer than it waits.
create function look_alikes(deposit uuid)
    returns table (dossier_id uuid, unlike text, birth_name text, given_names text, birthdate text, sex text,
                   birthplace text, matricule_oid text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return; end if;
    return query
    select s.id, l.unlike, s.birth_name, s.given_names, s.birthdate, s.sex, s.birthplace, s.matricule_oid
      from deposit d
      join likeness l on l.deposit_id = d.id
      join dossier s on s.id = l.dossier_id
     where d.id = look_alikes.deposit and d.state = 'quarantined' and d.establishment_id = acting_house()
     order by l.unlike, s.id;
end $$;

-- A parcel that waits is tried again or refused. No policy lets her change it: these doors do,
-- for who has the duty in the house of the parcel. No row: there is no such parcel, or it waits no more.

-- As it came the first time: what it said and whom it looked like are looked at anew.
create function try_parcel_again(parcel uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return; end if;
    return query update deposit d set state = 'received', reason = 'again', tried_again_at = now()
     where d.id = parcel and d.state = 'quarantined' and d.establishment_id = acting_house()
    returning d.id, d.establishment_id, null::uuid;
    if found then delete from quarantine q where q.deposit_id = parcel; end if;
end $$;

-- What it said of somebody is forgotten at once; `why` is a code of a short list, which its sender reads.
create function refuse_parcel(parcel uuid, why text) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return; end if;
    if coalesce(why not in ('desk-identity', 'desk-mistake', 'desk-unusable'), true) then return; end if;
    return query update deposit d set state = 'refused', reason = why
     where d.id = parcel and d.state = 'quarantined' and d.establishment_id = acting_house()
    returning d.id, d.establishment_id, null::uuid;
    if found then delete from quarantine q where q.deposit_id = parcel; end if;
end $$;

-- How many wait in her house: parcels, papers that somebody said are not hers, people of whom INSi says something
-- else. For her menu, and nothing when it is not her duty.
create function waiting_to_identify() returns int
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return null; end if;
    return (select count(*) from (select from deposit d where d.state = 'quarantined'
                                     and d.establishment_id = acting_house() limit 100) parcels)
         + (select count(*) from (select from document_dispute t where t.settled_at is null
                                     and t.establishment_id = acting_house() limit 100) disputes)
         + (select count(*) from (select from insi_search i where i.state in ('unlike', 'twice')
                and i.settled_at is null and i.establishment_id = acting_house() limit 100) differences);
end $$;
