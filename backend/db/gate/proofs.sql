-- A grave act waits for a fresh proof of who is there: bound to that act, within five minutes, once.

-- She asked for it; what she typed waits, sealed, for a quarter of an hour.
create function ask_proof(id uuid, act text, path text, body_hash bytea, kek_id text, fields bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into step_up (id, person_id, sign_in_id, act, path, body_hash, kek_id, fields)
    values (ask_proof.id, actor_id(), sign_in_id(), ask_proof.act, ask_proof.path, ask_proof.body_hash, ask_proof.kek_id,
            ask_proof.fields);
end $$;

-- Whether it may still be proved: for a quarter of an hour, or as long as her house may say who she is, and five minutes
-- after it did.
create function may_be_proved(s step_up) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return s.created_at > now() - interval '15 minutes'
        or exists (select from vouching v where v.step_up_id = s.id
                      and greatest(v.ends_at, v.confirmed_at + interval '5 minutes') > now());
end $$;

-- What waits under this sign-in, and whether it was proved: no row once it is done or too late.
create function proof_asked(wanted uuid)
    returns table (act text, path text, kek_id text, fields bytea, proved boolean, by_key boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select s.act, s.path, s.kek_id, s.fields, s.proved_at is not null, proves_it(s, 'passkey')
      from step_up s
     where s.id = wanted and s.sign_in_id = sign_in_id() and s.person_id = actor_id() and s.used_at is null
       and coalesce(s.proved_at > now() - interval '5 minutes', may_be_proved(s));
end $$;

-- Whoever acts for a house proves it by what opens that house; whoever acts for herself, by any means of hers.
create function proves_it(s step_up, means text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return s.path not like '/equipe/%' or means_works(means);
end $$;

-- For the doors of each means, once they have checked it. Whether it serves: she asked, a moment ago, and nobody proved it.
create function prove_step_up(step_up uuid, person uuid, means text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update step_up s set proved_at = now(), means = prove_step_up.means
     where s.id = prove_step_up.step_up and s.person_id = person and s.proved_at is null
       and may_be_proved(s) and proves_it(s, prove_step_up.means);
    return found;
end $$;

-- A provider recognised her again: the very person who asked, under the sign-in from which she asked.
create function prove_by_provider(secret_hash bytea, step_up uuid, issuer text, subject text, means text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    here sign_in;
    known identity;
begin
    select * into here from sign_in s where s.secret_hash = prove_by_provider.secret_hash;
    if not found or not alive(here) then return false; end if;
    select * into known from identity i
     where i.issuer = prove_by_provider.issuer and i.subject = prove_by_provider.subject and i.person_id = here.person_id
       and coalesce(i.usable_from <= now(), true) and coalesce(i.registration_ended_at > now(), true);
    if not found then return false; end if;
    perform from step_up s where s.id = prove_by_provider.step_up and s.sign_in_id = here.id;
    return found and prove_step_up(prove_by_provider.step_up, here.person_id, means);
end $$;

-- The act begins: its proof, which was for it word for word and serves once; null when there is none. `again`: the same form sent twice, whose key
-- answers what was answered first.
create function use_proof(act text, path text, body_hash bytea, again boolean) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    served uuid;
begin
    select s.id into served from step_up s
     where s.sign_in_id = sign_in_id() and s.person_id = actor_id() and s.act = use_proof.act and s.path = use_proof.path
       and s.body_hash = use_proof.body_hash
       and (s.proved_at > now() - interval '5 minutes' and s.used_at is null or again and s.used_at is not null)
     order by s.created_at desc limit 1 for update;
    if found then
        update step_up s set used_at = coalesce(s.used_at, now()) where s.id = served;
    end if;
    return served;
end $$;

-- Proved again, a sign-in gets a new secret: whoever copied the one of before has nothing.
create function renew_sign_in(before bytea, after bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in s set secret_hash = after where s.secret_hash = before and alive(s);
    return found;
end $$;
