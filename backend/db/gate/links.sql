-- A second way in of somebody who is here: both proofs under one sign-in, and never by a name or an address.

-- Her fresh proof was for this (`use_proof`), and a provider has just said who is there. `known`: it was hers already;
-- `taken`: it is somebody else's; no row: nobody asked, or it served.
create function link_identity(secret_hash bytea, step_up uuid, identity uuid, issuer text, subject text, event uuid)
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
    insert into identity (id, person_id, issuer, subject)
    values (link_identity.identity, here.person_id, link_identity.issuer, link_identity.subject)
    on conflict on constraint uq_identity_issuer_subject do nothing;
    if found then
        return query select 'linked', here.person_id;
        return;
    end if;
    select i.person_id into owner from identity i
     where i.issuer = link_identity.issuer and i.subject = link_identity.subject;
    return query select case when owner = here.person_id then 'known' else 'taken' end, here.person_id;
end $$;

-- At which providers I am known, and since when.
create function my_identities() returns table (issuer text, since timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select i.issuer, i.created_at from identity i where i.person_id = actor_id() order by i.created_at, i.id;
end $$;
