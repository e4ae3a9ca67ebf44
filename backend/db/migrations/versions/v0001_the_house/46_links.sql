-- as gate
-- A second way in of somebody who is here: both proofs under one sign-in, and never by a name or an address.

-- Her fresh proof was for this (`use_proof`), and a provider has just said who is there. `known`: it was hers already;
-- `taken`: it is somebody else's; `other`: born on another day than she; no row: nobody asked, or it served. As with a
-- new key, her other sign-ins end, and it proves nothing grave for a day: if it was not she, she hears of it in time.
create function link_identity(secret_hash bytea, step_up uuid, identity uuid, issuer text, subject text, born text,
                              event uuid)
    returns table (answer text, person_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    here sign_in;
    owner uuid;
begin
    select * into here from sign_in s where s.secret_hash = link_identity.secret_hash for share;
    if not found or not alive(here) then return; end if;
    perform from step_up s
      where s.id = link_identity.step_up and s.sign_in_id = here.id and s.act = 'link'
        and s.used_at > now() - interval '10 minutes';
    if not found then return; end if;
    insert into identity_link (id, person_id, sign_in_id, step_up_id)
    values (event, here.person_id, here.id, link_identity.step_up) on conflict (step_up_id) do nothing;
    if not found then return; end if;
    select i.person_id into owner from identity i
     where i.issuer = link_identity.issuer and i.subject = link_identity.subject;
    if found then
        return query select case when owner = here.person_id then 'known' else 'taken' end, here.person_id;
    elsif exists (select from dossier d where d.person_id = here.person_id and d.linked_at is not null
                                          and d.birthdate <> born and d.birthdate !~ '-00') then
        return query select 'other', here.person_id;
    else
        insert into identity (id, person_id, issuer, subject, usable_from)
        values (link_identity.identity, here.person_id, link_identity.issuer, link_identity.subject,
                now() + interval '24 hours');
        update sign_in s set revoked_at = now()
         where s.person_id = here.person_id and s.id <> here.id and s.revoked_at is null;
        return query select 'linked', here.person_id;
    end if;
end $$;

-- At which providers I am known, and since when; those that I added myself I may take away.
create function my_identities() returns table (id uuid, issuer text, since timestamptz, added boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select i.id, i.issuer, i.created_at, i.usable_from is not null
      from identity i where i.person_id = actor_id() order by i.created_at, i.id;
end $$;

-- Whether it is away now. The sign-ins that it opened may be any of the others: they end.
create function unlink_identity(wanted uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return false; end if;
    delete from identity i where i.id = wanted and i.person_id = actor_id() and i.usable_from is not null;
    if not found then return false; end if;
    update sign_in s set revoked_at = now()
     where s.person_id = actor_id() and s.id <> sign_in_id() and s.revoked_at is null;
    return true;
end $$;

-- How many were added in the last three days, elsewhere: I must hear of them even where nothing rings.
create function links_to_see() returns bigint
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(*) from identity_link l
             where l.person_id = actor_id() and l.at > now() - interval '3 days' and l.sign_in_id <> sign_in_id());
end $$;
