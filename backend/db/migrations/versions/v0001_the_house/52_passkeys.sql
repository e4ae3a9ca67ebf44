-- as gate
-- Passkeys: what is asked of them, what they open, and what the person is told of them. The app has checked the signature
-- before it calls a verb that believes one; everything else is decided here.

-- A browser is asked to sign this. To make a key, or to prove an act, it must be hers that asks; and nothing is kept on a
-- device that others use. No row: not here.
create function ask_passkey(challenge uuid, challenge_hash bytea, purpose text, step_up uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if purpose <> 'sign-in' and capacity() is distinct from 'usager' then return; end if;
    if purpose = 'register' and not on_own_device() then return; end if;
    if purpose = 'step-up' and not exists (select from proof_asked(step_up)) then return; end if;
    return query insert into passkey_challenge (id, challenge_hash, purpose, sign_in_id, step_up_id)
    values (ask_passkey.challenge, ask_passkey.challenge_hash, ask_passkey.purpose,
            case when purpose <> 'sign-in' then sign_in_id() end, ask_passkey.step_up)
    returning id;
end $$;

-- What is asked and was not answered yet, of this very sign-in: for the page that asks.
create function passkey_asked(challenge_hash bytea, purpose text, step_up uuid) returns setof uuid
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select c.id from passkey_challenge c
     where c.challenge_hash = passkey_asked.challenge_hash and c.purpose = passkey_asked.purpose
       and c.sign_in_id is not distinct from (case when passkey_asked.purpose <> 'sign-in' then sign_in_id() end)
       and c.step_up_id is not distinct from passkey_asked.step_up
       and c.created_at > now() - interval '5 minutes'
       and not exists (select from passkey_challenge_taken t where t.challenge_id = c.id);
end $$;

-- The answer comes, once. No row: asked of somebody else, too long ago, or answered already.
create function take_passkey_challenge(challenge_hash bytea, purpose text, step_up uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query insert into passkey_challenge_taken (challenge_id)
        select a from passkey_asked(challenge_hash, purpose, step_up) a
        on conflict do nothing returning challenge_id;
end $$;

-- By what an answer is checked. A key that was taken away is no key.
create function passkey_to_check(credential bytea) returns table (id uuid, person_id uuid, public_key bytea)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select k.id, k.person_id, k.public_key from passkey k
     where k.credential_id = credential and k.removed_at is null;
end $$;

-- A key was used. Copied between devices it does not count; else, when its count did not go forward there may be two of
-- it: it serves for no heavy act any more. True when this is seen now.
create function note_passkey_use(key passkey, counted bigint, backed_up boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    back boolean := not key.synced and (counted > 0 or key.sign_count > 0) and counted <= key.sign_count;
begin
    update passkey k set sign_count = greatest(k.sign_count, counted), backed_up = note_passkey_use.backed_up,
           last_used_at = now(), suspect_at = case when back then coalesce(k.suspect_at, now()) else k.suspect_at end
     where k.id = key.id;
    return back and key.suspect_at is null;
end $$;

-- Its signature was checked: it opens a sign-in of its person. No row: it was taken away meanwhile. `told`: she is to be
-- told of this event, the key may be there twice.
create function open_sign_in_by_passkey(passkey uuid, counted bigint, backed_up boolean, event uuid, sign_in uuid,
                                        secret_hash bytea, level int, idle interval, lasts interval, device_label text,
                                        device_hash bytea, shared_idle interval)
    returns table (person_id uuid, told boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    key passkey;
    doubtful boolean;
begin
    select * into key from passkey k where k.id = open_sign_in_by_passkey.passkey and k.removed_at is null for update;
    if not found then return; end if;
    doubtful := note_passkey_use(key, counted, backed_up);
    perform begin_sign_in(sign_in, secret_hash, key.person_id, level, 'passkey', null, idle, lasts, device_label,
                          device_hash, shared_idle);
    insert into passkey_sign_in (sign_in_id, passkey_id) values (sign_in, key.id);
    if doubtful then
        insert into passkey_event (id, passkey_id, sign_in_id, kind) values (event, key.id, sign_in, 'suspect');
    end if;
    return query select key.person_id, doubtful;
end $$;

-- Its signature was checked: it proves who is there for one act that waits under this sign-in. Not a key of today, nor one
-- that may be there twice: `answer` says which. `told` as above.
create function prove_by_passkey(step_up uuid, passkey uuid, counted bigint, backed_up boolean, event uuid)
    returns table (person_id uuid, answer text, told boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    key passkey;
begin
    select * into key from passkey k
     where k.id = prove_by_passkey.passkey and k.person_id = actor_id() and k.removed_at is null for update;
    if not found or not exists (select from proof_asked(step_up)) then return; end if;
    told := note_passkey_use(key, counted, backed_up);
    if told then
        insert into passkey_event (id, passkey_id, sign_in_id, kind) values (event, key.id, sign_in_id(), 'suspect');
    end if;
    answer := case when told or key.suspect_at is not null then 'doubtful' when key.usable_from > now() then 'new'
                   when prove_step_up(step_up, key.person_id, 'passkey') then 'proved' else 'refused' end;
    return query select key.person_id, prove_by_passkey.answer, prove_by_passkey.told;
end $$;

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
             union all select c.id, c.at, c.person_id from card_event c) e
      join push_subscription p on p.person_id = e.person_id
      join sign_in s on s.id = p.sign_in_id and s.person_id = e.person_id join device d on d.id = s.device_id
     where e.id = event and e.person_id = actor_id() and e.at > now() - interval '1 day' and (s.revoked_at is null or s.revoked_at = e.at) and not d.shared
       and s.seen_at > now() - interval '30 days';
end $$;
