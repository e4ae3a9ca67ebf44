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
