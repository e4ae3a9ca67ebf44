-- as gate
-- The streams of a web process, asked all at once: which may go on. A row for each sign-in that is alive and may still
-- act in this capacity, with the dossiers, or for a member of a house the teams, whose messages may concern her now.
create function streams_alive(secret_hashes bytea[], capacities text[], subjects uuid[])
    returns table (place int, around uuid[])
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    for asking in 1 .. cardinality(secret_hashes) loop
        perform from become(secret_hashes[asking], capacities[asking], subjects[asking]);
        if actor_id() is not null then
            place := asking;
            around := around_me();
            return next;
        end if;
    end loop;
    perform become_nobody();
end $$;

-- This browser may be told of messages. Whoever had its address before has it no more. False on a browser that several
-- people share: a notification there would be read by the next one.
create function tell_me_here(subscription uuid, endpoint_hash bytea, kek_id text, wrapped bytea, voice text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' or exists (
        select from sign_in s join device d on d.id = s.device_id where s.id = sign_in_id() and d.shared
    ) then
        return false;
    end if;
    delete from push_subscription p
     where p.endpoint_hash = tell_me_here.endpoint_hash or p.sign_in_id = sign_in_id();
    insert into push_subscription (id, person_id, sign_in_id, endpoint_hash, kek_id, wrapped, voice)
    values (subscription, actor_id(), sign_in_id(), tell_me_here.endpoint_hash, tell_me_here.kek_id,
            tell_me_here.wrapped, tell_me_here.voice);
    return true;
end $$;

create function tell_me_no_more() returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query delete from push_subscription p where p.sign_in_id = sign_in_id() returning p.id;
end $$;

create function is_told_here() returns table (voice text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select p.voice from push_subscription p where p.sign_in_id = sign_in_id();
end $$;

-- The same person signs in again on her own browser, which closed her former sign-in: she is told there as before.
create function keep_telling(before bytea, now bytea) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query update push_subscription p set sign_in_id = fresh.id
      from sign_in old, sign_in fresh join device d on d.id = fresh.device_id
     where old.secret_hash = keep_telling.before and fresh.secret_hash = keep_telling.now and not d.shared
       and p.sign_in_id = old.id and fresh.person_id = p.person_id returning p.id;
end $$;

-- Who is to be told of a message in this dossier, and has a way to be: the person, and those of her aidants who
-- may be; of what is confidential, no aidant, and of a secret none from whom it is kept. Asked by whoever writes there: nobody else learns who is told.
create function to_be_told(dossier uuid, confidential boolean, talk uuid) returns table (person uuid, capacity text, subject uuid)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not dossier = any (visible_dossiers()) then return; end if;
    return query select told.person, told.capacity, told.subject from (
        select d.person_id as person, 'usager', null::uuid from dossier d
         where d.id = dossier and d.linked_at is not null and d.open_until > now()
        union all
        select g.aidant_id, 'aidant', g.usager_id from delegation g join delegation_right r on r.delegation_id = g.id
         where not confidential and r.dossier_id = dossier and r.can = 'be_told' and r.family = 'messages'
           and g.stopped_at is null and g.paused_at is null and g.starts_at <= now() and g.ends_at > now()
           and r.starts_at <= now() and r.ends_at > now() and not kept_from(g.aidant_id, null, talk)
           and not exists (select from thread t join document p on p.id = t.document_id
                            where t.id = talk and kept_anyway(p, g.aidant_id, g.ground = 'authority'))
    ) told (person, capacity, subject) where told.person <> actor_id() and wants_news(told.person, told.subject, 'message');
end $$;

-- The same for a paper that has just come, asked by the worker that files it, or in the act that announces it: of what
-- she must not know yet, nobody is told. Whether she may see it, its own policy
-- says when she would be told.
create function to_be_told_of(paper uuid) returns table (person uuid, capacity text, subject uuid)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    come document;
begin
    select * into come from document d
     where d.id = paper and d.state = 'current' and not d.not_for_person
       and (d.dossier_id = any (house_dossiers()) or d.announced_by = actor_id() and d.announced_at = now());
    if not found then return; end if;
    return query select told.person, told.capacity, told.subject from (
        select d.person_id as person, 'usager', null::uuid from dossier d
         where d.id = come.dossier_id and d.linked_at is not null and d.open_until > now()
        union all
        select g.aidant_id, 'aidant', g.usager_id from delegation g join delegation_right r on r.delegation_id = g.id
         where r.dossier_id = come.dossier_id and r.can = 'be_told' and r.family = come.family
           and g.stopped_at is null and g.paused_at is null and g.starts_at <= now() and g.ends_at > now()
           and r.starts_at <= now() and r.ends_at > now() and not kept_from(g.aidant_id, paper, null)
           and not kept_anyway(come, g.aidant_id, g.ground = 'authority')
    ) told (person, capacity, subject)
     -- Whoever brought it knows.
     where told.person is distinct from come.brought_by and wants_news(told.person, told.subject, 'paper');
end $$;

-- Where the reader is told: her browsers that nobody closed. One that only fell asleep still rings: it says nothing, and
-- opens on the way in.
create function my_push_addresses() returns table (id uuid, kek_id text, wrapped bytea, voice text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select p.id, p.kek_id, p.wrapped, p.voice
      from push_subscription p join sign_in s on s.id = p.sign_in_id join device d on d.id = s.device_id
     where p.person_id = actor_id() and s.person_id = actor_id() and s.revoked_at is null and not d.shared
       and s.seen_at > now() - interval '30 days';
end $$;

-- The maker of this browser says that the address is no more.
create function forget_push(subscription uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query delete from push_subscription p where p.id = subscription and p.person_id = actor_id() returning p.id;
end $$;
