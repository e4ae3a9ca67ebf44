-- What a provider says of a sign-in beyond who: where she works, which of its sessions it was, and when all that ended.

-- The houses where somebody works now.
create function houses_of(person uuid) returns uuid[] stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select distinct m.establishment_id from membership m
                  where m.person_id = houses_of.person and m.stopped_at is null
                    and m.starts_at <= now() and m.ends_at > now());
end $$;

-- Whether this sign-in is for this house: it opens it, and this is the one she chose, or the only one where she works.
create function is_for(s sign_in, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return works_by(s) and coalesce(s.situation = house, houses_of(s.person_id) = array[house]);
end $$;

-- Of several houses, the one that her provider names is where she works today; when it names none of them, or
-- several, she is asked.
create function named_house(person uuid, numbers text[]) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid[];
begin
    select array_agg(e.id) into named from establishment e
     where e.id = any (houses_of(named_house.person)) and e.finess = any (numbers);
    return case when cardinality(named) = 1 and cardinality(houses_of(named_house.person)) > 1 then named[1] end;
end $$;

-- Where she works today; only a house where she works now. Whether it is done.
create function choose_situation(house uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in s set situation = house
     where s.id = sign_in_id() and s.person_id = actor_id() and house = any (houses_of(s.person_id));
    return found;
end $$;

-- The provider closed its session: the sign-ins that came of it, or all of this subject when it names none. One word
-- of it serves once. How many were closed; null when this word was heard before.
create function end_provider_session(issuer text, jti_hash bytea, until timestamptz, subject_hash bytea, sid_hash bytea)
    returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    closed int;
begin
    insert into logout_token (jti_hash, issuer, expires_at)
    values (end_provider_session.jti_hash, end_provider_session.issuer, until) on conflict do nothing;
    if not found then return null; end if;
    update sign_in s set revoked_at = now()
     where s.revoked_at is null
       and coalesce(s.sid_hash = end_provider_session.sid_hash, end_provider_session.sid_hash is null)
       and coalesce(s.subject_hash = end_provider_session.subject_hash, end_provider_session.subject_hash is null)
       and num_nonnulls(end_provider_session.subject_hash, end_provider_session.sid_hash) > 0;
    get diagnostics closed = row_count;
    return closed;
end $$;

-- Asked for an identity that was proved and opened nothing: is it one whose registration ended?
create function registration_ended(issuer text, subject text) returns boolean
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from identity i where i.issuer = registration_ended.issuer
                      and i.subject = registration_ended.subject and i.registration_ended_at <= now());
end $$;

-- The register says since when, or until when, this professional is one (null: she is again). Her subject ends with
-- her national identifier; a house may have listed it before she ever came in. How many identities, or numbers, that is.
create function end_registration(issuer text, national_id text, ends timestamptz) returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    ended int;
begin
    update identity i set registration_ended_at = ends
     where i.issuer = end_registration.issuer and split_part(i.subject, ':', 3) = national_id and national_id <> '';
    get diagnostics ended = row_count;
    delete from ended_number e where e.value = national_id;
    insert into ended_number (value, ended_at)
    select national_id, ends where ends is not null and national_id <> '';
    return ended + (select count(*) from national_identifier n where n.value = national_id and ended = 0);
end $$;

-- The sign-ins that she opened as a professional do not outlive it. How many were closed.
create function close_ended_registrations() returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    closed int;
begin
    update sign_in s set revoked_at = now()
      from identity i
     where i.registration_ended_at <= now() and s.person_id = i.person_id and s.revoked_at is null
       and s.provider = 'prosanteconnect';
    get diagnostics closed = row_count;
    return closed;
end $$;
