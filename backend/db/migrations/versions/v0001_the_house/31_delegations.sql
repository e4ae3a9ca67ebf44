-- as gate
-- Who may be named as an aidant: somebody else, who said her code less than a day after it was made.
create function whose_code(code_hash bytea) returns table (id uuid, given_name text, family_name text) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select p.id, p.given_name::text, p.family_name::text
                   from aidant_code c join person p on p.id = c.person_id
                  where c.code_hash = whose_code.code_hash and c.made_at > now() - interval '1 day'
                    and c.person_id <> actor_id() and not closed_to(actor_id(), c.person_id);
end $$;

-- The same, once: two people cannot give with one code.
create function spend_code(code_hash bytea) returns table (id uuid, given_name text, family_name text) rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named record;
begin
    select * into named from whose_code(spend_code.code_hash);
    if not found then return; end if;
    delete from aidant_code c where c.code_hash = spend_code.code_hash;
    if found then return query select named.id, named.given_name, named.family_name; end if;
end $$;

-- See as the aidant sees, or would see: inside a savepoint that the caller rolls back. Nobody but who gave it, of a
-- delegation that is alive; and it shows nothing that she does not see herself.
create function pretend_aidant(delegation uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    given delegation;
begin
    select * into given from delegation d
     where d.id = pretend_aidant.delegation and d.id = any (given_delegations())
       and d.stopped_at is null and d.paused_at is null and d.starts_at <= now() and d.ends_at > now();
    if not found then
        perform become_nobody();  -- the caller believes that she is somebody else: she is nobody rather than herself
        return;
    end if;
    perform settle_as(given.aidant_id, 'aidant', given.usager_id, given.id, sign_in_id(), null, level());
end $$;

-- Whom the actor may act for now.
create function people_i_help() returns table (delegation uuid, person uuid, given_name text, family_name text,
                                               ends_at timestamptz) stable rows 20
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select d.id, p.id, p.given_name::text, p.family_name::text, d.ends_at
                   from delegation d join person p on p.id = d.usager_id
                  where d.aidant_id = actor_id() and d.stopped_at is null and d.paused_at is null
                    and d.starts_at <= now() and d.ends_at > now()
                  order by lower(unaccent(p.given_name)), p.id limit 100;  -- a guardian may have sixty
end $$;

-- For whom the actor acts.
create function helped_person() returns table (given_name text, family_name text) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select p.given_name::text, p.family_name::text from person p
                  where capacity() = 'aidant' and p.id = subject_id();
end $$;

-- The names of those whom the actor named, and of no other.
create function my_aidants() returns table (delegation uuid, given_name text, family_name text) stable rows 20
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select d.id, p.given_name::text, p.family_name::text
                   from delegation d join person p on p.id = d.aidant_id where d.id = any (given_delegations());
end $$;

-- Who wrote for the person of a dossier, as she named him then, and whether he helps her no more: for whoever may see that dossier.
create function aidant_known_as(aidant uuid, dossier uuid, moment timestamptz)
    returns table (name text, relation text, former boolean) stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not (aidant_known_as.dossier = any (visible_dossiers()) or aidant_known_as.dossier = any (house_dossiers())) then
        return;
    end if;
    return query select p.given_name || ' ' || p.family_name, d.relation::text, not helps(d.aidant_id, d.usager_id)
                   from dossier o join delegation d on d.usager_id = o.person_id join person p on p.id = d.aidant_id
                  where o.id = aidant_known_as.dossier and d.aidant_id = aidant_known_as.aidant
                    and d.given_at <= aidant_known_as.moment
                  order by d.given_at desc limit 1;
end $$;
