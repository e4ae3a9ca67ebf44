-- as gate
-- Whose is this browser? Shared, until she who signed in says that it is her own.

create function on_own_device() returns boolean
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from sign_in s join device d on d.id = s.device_id where s.id = sign_in_id() and not d.shared);
end $$;

-- « Ce téléphone est à moi »: known again by its secret, for her alone. No row: it is a kiosk, which is nobody's.
create function own_this_device(secret_hash bytea, idle interval) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from sign_in_witness w where w.sign_in_id = sign_in_id()) then return; end if;
    update sign_in s set idle = own_this_device.idle where s.id = sign_in_id();
    return query update device d set shared = false, secret_hash = own_this_device.secret_hash
      from sign_in s where s.id = sign_in_id() and d.id = s.device_id and d.person_id = actor_id() returning d.id;
end $$;

-- « Je le partage »: it sleeps soon, and nobody is told of anything there.
create function share_this_device(idle interval) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in s set idle = share_this_device.idle where s.id = sign_in_id();
    delete from push_subscription p where p.sign_in_id = sign_in_id();
    return query update device d set shared = true, secret_hash = null
      from sign_in s where s.id = sign_in_id() and d.id = s.device_id and d.person_id = actor_id() returning d.id;
end $$;
