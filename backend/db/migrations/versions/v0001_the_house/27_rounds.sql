-- as gate
-- Housekeeping that only the gate can do: what served once and serves no more.

create function forget_attempts() returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from sign_in_attempt_taken t using sign_in_attempt a
     where a.id = t.attempt_id and a.created_at < now() - interval '1 day';
    -- One that is taken at this very moment is younger: nothing points to these any more.
    delete from sign_in_attempt a where a.created_at < now() - interval '1 day';
    delete from passkey_challenge_taken t using passkey_challenge c
     where c.id = t.challenge_id and c.created_at < now() - interval '1 day';
    delete from passkey_challenge c where c.created_at < now() - interval '1 day';
    delete from step_up s where s.created_at < now() - interval '2 days';
    delete from machine_assertion m where m.expires_at < now() - interval '1 day';
    delete from logout_token l where l.expires_at < now();
    delete from card_try t where t.began_at < now() - interval '1 day';
    delete from arrival a where a.at < now() - interval '1 day';
    update enrolment_claim k set state = 'lapsed', kek_id = null, wrapped = null
     where k.state in ('asked', 'confirmed') and k.asked_at < now() - interval '30 days';
    perform forget_invitations();
    delete from closed_identity c where not is_known_again(c.person_id);
    delete from card_event e where e.at < now() - interval '30 days';
    delete from pace p where p.began_at < now() - interval '1 day';
    -- A browser that was left: the sign-in that follows at once keeps what was asked (`keep_telling`).
    delete from push_subscription p using sign_in s
     where s.id = p.sign_in_id and (s.revoked_at < now() - interval '1 day' or s.seen_at < now() - interval '30 days');
    -- An address that nobody confirmed.
    update mail_address a set wrapped = null, kek_id = null
     where a.confirmed_at is null and a.wrapped is not null and a.asked_at < now() - interval '1 day';
end $$;

-- Which of these files have a row, in whichever house: the store knows no houses.
create function kept_files(names text[]) returns setof text
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select f.store_key from document_file f where f.store_key = any (names)
       union all select d.store_key from deposit d where d.store_key = any (names)
       union all select b.store_key from brought_paper b where b.store_key = any (names)
       union all select p.store_key from message_photo_file p where p.store_key = any (names)
       union all select e.store_key from evidence e where e.store_key = any (names)
       union all select e.store_key from evidence_page e where e.store_key = any (names)
       union all select r.store_key from request_receipt r where r.store_key = any (names);
end $$;

-- How many files of the store are missing or broken, as they were last read back; nothing about whose.
create function file_faults() returns table (fault text, files bigint)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select c.fault, count(*) from file_check c where c.fault is not null group by c.fault;
end $$;

-- The reading back that is longest ago, of those that were done once.
create function oldest_check() returns timestamptz
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select min(c.checked_at) from file_check c where c.checked_at > '-infinity');
end $$;
