-- as gate
-- The doors of the sign-in table, which nobody else can open. Each is one small verb.

-- Someone leaves for a provider. False when what she proves herself for is none, or was asked too long ago.
create function begin_attempt(id uuid, state_hash bytea, browser_hash bytea, provider text, nonce text, verifier text,
                              next text, step_up uuid)
    returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if step_up is not null and not exists (
        select from step_up s where s.id = begin_attempt.step_up and s.created_at > now() - interval '2 hours'
    ) then
        return false;
    end if;
    insert into sign_in_attempt (id, state_hash, browser_hash, provider, nonce, verifier, next, step_up_id)
    values (begin_attempt.id, begin_attempt.state_hash, begin_attempt.browser_hash, begin_attempt.provider,
            begin_attempt.nonce, begin_attempt.verifier, begin_attempt.next, begin_attempt.step_up);
    return true;
end $$;

-- Someone comes back: the same browser, within ten minutes, once. No row: refused, whatever the reason.
create function take_attempt(state_hash bytea, browser_hash bytea, provider text)
    returns table (nonce text, verifier text, next text, created_at timestamptz, step_up_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    attempt sign_in_attempt;
begin
    select * into attempt from sign_in_attempt a
     where a.state_hash = take_attempt.state_hash and a.browser_hash = take_attempt.browser_hash
       and a.provider = take_attempt.provider and a.created_at > now() - interval '10 minutes';
    if not found then return; end if;
    insert into sign_in_attempt_taken (attempt_id) values (attempt.id) on conflict do nothing;
    if not found then return; end if;
    return query select attempt.nonce, attempt.verifier, attempt.next, attempt.created_at, attempt.step_up_id;
end $$;

-- A new sign-in of somebody whose means was checked. On her own device, which is known by its secret, it sleeps later
-- than on any other: of those we only know that they may be shared.
create function begin_sign_in(sign_in uuid, secret_hash bytea, person uuid, level int, means text, id_token bytea,
                              idle interval, lasts interval, device_label text, device_hash bytea, shared_idle interval,
                              subject_hash bytea default null, sid_hash bytea default null, situation uuid default null,
                              helped boolean default false)
    returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    device uuid;
    own boolean;
begin
    select d.id into device from device d
     where d.secret_hash = device_hash and d.person_id = person and not d.shared;
    own := found;
    if not own then
        device := gen_random_uuid();
        insert into device (id, person_id, label, shared) values (device, person, device_label, true);
    end if;
    insert into sign_in (id, secret_hash, person_id, device_id, level, provider, id_token, idle, expires_at,
                         subject_hash, sid_hash, situation, helped)
    values (begin_sign_in.sign_in, begin_sign_in.secret_hash, person, device, begin_sign_in.level, means,
            begin_sign_in.id_token, case when own then begin_sign_in.idle else shared_idle end, now() + lasts,
            begin_sign_in.subject_hash, begin_sign_in.sid_hash, begin_sign_in.situation, begin_sign_in.helped);
end $$;

-- Into a new sign-in goes what the one of before was: a second proof changes nothing to who helps her.
create function stays_helped(before bytea, after bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in s set helped = true from sign_in old
     where old.secret_hash = before and old.helped and alive(old) and s.secret_hash = after and s.person_id = old.person_id;
end $$;

-- A proved identity opens a sign-in with a new secret; an unknown one opens nothing (no row). `finess` are the houses
-- that the provider names.
create function open_sign_in(sign_in uuid, secret_hash bytea, issuer text, subject text, level int, provider text,
                             id_token bytea, idle interval, lasts interval, device_label text, device_hash bytea,
                             shared_idle interval, subject_hash bytea default null, sid_hash bytea default null,
                             finess text[] default '{}', helped boolean default false)
    returns table (person_id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known identity;
begin
    select * into known from identity i where i.issuer = open_sign_in.issuer and i.subject = open_sign_in.subject;
    if not found or known.registration_ended_at <= now() then return; end if;
    perform begin_sign_in(sign_in, secret_hash, known.person_id, level, provider, id_token, idle, lasts, device_label,
        device_hash, shared_idle, subject_hash, sid_hash, named_house(known.person_id, finess), helped);
    return query select known.person_id;
end $$;

-- She is still there. A short transaction of its own, after the answer, at most once a minute.
create function touch_sign_in(secret_hash bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in s set seen_at = now()
     where s.secret_hash = touch_sign_in.secret_hash and alive(s) and s.seen_at < now() - interval '1 minute';
end $$;

-- Leave: what the provider needs to close its own session, or no row when nobody was there.
create function close_sign_in(secret_hash bytea) returns table (id uuid, provider text, id_token bytea)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query update sign_in s set revoked_at = now()
     where s.secret_hash = close_sign_in.secret_hash and s.revoked_at is null
     returning s.id, s.provider, s.id_token;
end $$;

-- My devices that could act in my name now.
create function my_sign_ins() returns table (id uuid, label text, began_at timestamptz, seen_at timestamptz, is_this_one boolean,
                                       is_own boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select s.id, d.label, s.began_at, s.seen_at, s.id = sign_in_id(), not d.shared
      from sign_in s join device d on d.id = s.device_id
     where s.person_id = actor_id() and alive(s) order by s.began_at desc;
end $$;

-- Cut one of mine; whether it is cut now, so that a second tap is answered like the first. Its browser is not known
-- again as her own: she may have lost it.
create function cut_sign_in(wanted uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update device d set shared = true, secret_hash = null
      from sign_in s where s.id = wanted and s.person_id = actor_id() and d.id = s.device_id and d.person_id = actor_id();
    update sign_in s set revoked_at = now()
     where s.id = wanted and s.person_id = actor_id() and s.revoked_at is null;
    return exists (select from sign_in s where s.id = wanted and s.person_id = actor_id() and s.revoked_at is not null);
end $$;

-- Cut all of mine but this one: how many. Their browsers are not known again as my own.
create function cut_my_others() returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    cut int;
begin
    update device d set shared = true, secret_hash = null
      from sign_in s
     where s.person_id = actor_id() and s.id <> sign_in_id() and s.revoked_at is null and d.id = s.device_id
       and d.id <> (select here.device_id from sign_in here where here.id = sign_in_id());
    update sign_in s set revoked_at = now()
     where s.person_id = actor_id() and s.id <> sign_in_id() and s.revoked_at is null;
    get diagnostics cut = row_count;
    return cut;
end $$;

-- The last times that somebody came in as me: when, by which means, on what.
create function my_last_sign_ins()
    returns table (began_at timestamptz, means text, label text, is_this_one boolean, helped boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select s.began_at, s.provider, d.label, s.id = sign_in_id(), s.helped
      from sign_in s join device d on d.id = s.device_id
     where s.person_id = actor_id() order by s.began_at desc limit 20;
end $$;

-- Where a person may go: what the home page and the staff's door need to know, and no more.
create function my_houses() returns table (establishment_id uuid, name text, here boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select e.id, e.name, is_for(s, e.id) from sign_in s, establishment e
     where s.id = sign_in_id() and e.id = any (houses_of(actor_id())) and registered(actor_id())
     order by lower(e.name);
end $$;

-- A machine shows its assertion: its keys, to check it…
create function machine_keys(client text) returns table (id uuid, public_keys text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select c.id, c.public_keys from machine_client c where c.client_id = client and c.revoked_at is null;
end $$;

-- … then one access token for one assertion.
create function open_machine_sign_in(sign_in uuid, secret_hash bytea, client text, jti text, until timestamptz, lasts interval)
    returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into machine_assertion (client_id, jti, expires_at) values (client, open_machine_sign_in.jti, until)
        on conflict do nothing;
    if not found then return false; end if;
    insert into sign_in (id, secret_hash, machine_id, level, idle, expires_at)
    select open_machine_sign_in.sign_in, open_machine_sign_in.secret_hash, c.id, 1, lasts, now() + lasts
      from machine_client c where c.client_id = client and c.revoked_at is null;
    return found;
end $$;

-- Whoever holds a receipt may ask whether it is one: what kind of request, which day. Nothing about anybody.
create function receipt_of(wanted text) returns table (kind text, asked_on date)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select r.kind, (r.asked_at at time zone e.time_zone)::date
      from request r join establishment e on e.id = r.establishment_id where r.reference = wanted;
end $$;

-- The worker's rounds: which houses there are, and nothing about them.
create function due_houses() returns setof uuid
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select e.id from establishment e;
end $$;
