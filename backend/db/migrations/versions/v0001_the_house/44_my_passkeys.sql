-- as gate
-- A person's own passkeys: added, named, taken away, and what she is told of them.

-- A new key of hers: it waits a day for the heavy acts, and her other sign-ins end. No row: not on this device, too many
-- keys, or a key that is here already.
create function add_passkey(passkey uuid, credential bytea, public_key bytea, counted bigint, synced boolean,
                            backed_up boolean, transports text, kek_id text, wrapped bytea, event uuid, most int,
                            wait interval)
    returns setof uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' or not on_own_device() then return; end if;
    if (select count(*) from passkey k where k.person_id = actor_id() and k.removed_at is null) >= most then return; end if;
    insert into passkey (id, person_id, credential_id, public_key, sign_count, synced, backed_up, transports, kek_id,
                         wrapped, usable_from)
    values (add_passkey.passkey, actor_id(), credential, add_passkey.public_key, counted, add_passkey.synced,
            add_passkey.backed_up, add_passkey.transports, add_passkey.kek_id, add_passkey.wrapped, now() + wait)
    on conflict (credential_id) do nothing;
    if not found then return; end if;
    insert into passkey_event (id, passkey_id, sign_in_id, kind) values (event, add_passkey.passkey, sign_in_id(), 'added');
    update sign_in s set revoked_at = now() where s.person_id = actor_id() and s.id <> sign_in_id() and s.revoked_at is null;
    return query select actor_id();
end $$;

-- Take one of mine away; whether it is away now, so that a second tap is answered like the first. What it opened ends with
-- it, but where she is. `told` when it happened now.
create function remove_passkey(wanted uuid, event uuid) returns table (person_id uuid, told boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    update passkey k set removed_at = now() where k.id = wanted and k.person_id = actor_id() and k.removed_at is null;
    told := found;
    if told then
        insert into passkey_event (id, passkey_id, sign_in_id, kind) values (event, wanted, sign_in_id(), 'removed');
        update sign_in s set revoked_at = now() from passkey_sign_in o
         where o.passkey_id = wanted and s.id = o.sign_in_id and s.id <> sign_in_id() and s.revoked_at is null;
    end if;
    return query select k.person_id, remove_passkey.told from passkey k where k.id = wanted and k.person_id = actor_id();
end $$;

create function name_passkey(wanted uuid, kek_id text, wrapped bytea) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query update passkey k set kek_id = name_passkey.kek_id, wrapped = name_passkey.wrapped
     where k.id = wanted and k.person_id = actor_id() and k.removed_at is null returning k.id;
end $$;

-- Mine, the newest first.
create function my_passkeys() returns table (id uuid, credential_id bytea, transports text, kek_id text, wrapped bytea,
                                             created_at timestamptz, usable_from timestamptz, last_used_at timestamptz,
                                             suspect_at timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select k.id, k.credential_id, k.transports, k.kek_id, k.wrapped, k.created_at, k.usable_from,
                        k.last_used_at, k.suspect_at
      from passkey k where k.person_id = actor_id() and k.removed_at is null order by k.created_at desc, k.id;
end $$;

-- What happened to my keys in the last month, the newest first: on which device, and whether in this very sign-in.
create function my_passkey_events() returns table (kind text, at timestamptz, kek_id text, wrapped bytea, passkey_id uuid,
                                                   here boolean, label text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select e.kind, e.at, k.kek_id, k.wrapped, k.id, e.sign_in_id = sign_in_id(), coalesce(d.label, '?')
      from passkey_event e join passkey k on k.id = e.passkey_id join sign_in s on s.id = e.sign_in_id
      left join device d on d.id = s.device_id
     where k.person_id = actor_id() and e.at > now() - interval '30 days' order by e.at desc, e.id limit 20;
end $$;

-- How many things happened to my keys in the last three days, elsewhere: I must hear of them even where nothing rings.
create function passkeys_to_see() returns bigint
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(*) from passkey k join passkey_event e on e.passkey_id = k.id
             where k.person_id = actor_id() and e.at > now() - interval '3 days' and e.sign_in_id is distinct from sign_in_id());
end $$;

-- Where she is told of it: as of anything, and on those browsers of hers whose sign-ins ended by this very event, or an
-- intruder would silence what betrays him.
create function where_to_alert(event uuid) returns table (id uuid, kek_id text, wrapped bytea, voice text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select p.id, p.kek_id, p.wrapped, p.voice
      from (select e.id, e.at, k.person_id from passkey_event e join passkey k on k.id = e.passkey_id
             union all select c.id, c.at, c.person_id from card_event c
             union all select l.id, l.at, l.person_id from identity_link l) e
      join push_subscription p on p.person_id = e.person_id
      join sign_in s on s.id = p.sign_in_id and s.person_id = e.person_id join device d on d.id = s.device_id
     where e.id = event and e.person_id = actor_id() and e.at > now() - interval '1 day' and (s.revoked_at is null or s.revoked_at = e.at) and not d.shared
       and s.seen_at > now() - interval '30 days';
end $$;
