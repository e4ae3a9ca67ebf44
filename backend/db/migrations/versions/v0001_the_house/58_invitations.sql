-- as gate
-- The aidant's side of an invitation, by what her provider said of her within the hour (`arrived`), and the moment when
-- the person who invited says that it is she.

-- Link and spoken code. The try is counted first, on the invitation itself: five, from wherever, by whoever. The right
-- code binds it to that identity, once: of two who type it, the second finds it open no more. False says nothing else:
-- unknown, expired, taken, cancelled, a wrong code, one too many, or her own.
create function open_invitation(secret_hash bytea, link_hash bytea, code_hash bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(open_invitation.secret_hash);
    one invitation;
begin
    if there.id is null then return false; end if;
    update invitation i set tries = i.tries + 1
     where i.link_hash = open_invitation.link_hash and i.state = 'open' and i.expires_at > now() and i.tries < 5
    returning i.* into one;
    if one.code_hash is distinct from open_invitation.code_hash or exists (
        select from identity i where i.issuer = there.issuer and i.subject = there.subject
                                 and i.person_id = one.usager_id) then
        return false;
    end if;
    update invitation i set state = 'opened', issuer = there.issuer, subject = there.subject where i.id = one.id;
    return true;
end $$;

-- What is asked of this identity, and by whom: once she typed the code, and never before.
create function invitations_here(secret_hash bytea)
    returns table (invitation uuid, state text, given_name text, family_name text, proposal text, version text,
                   rights_end timestamptz, zone text)
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(invitations_here.secret_hash);
begin
    return query
    select i.id, i.state::text, p.given_name::text, p.family_name::text, i.proposal::text, i.version::text, i.rights_end,
           i.zone::text
      from invitation i join person p on p.id = i.usager_id
     where i.issuer = there.issuer and i.subject = there.subject
       and (i.state in ('opened', 'accepted') and i.expires_at > now() and i.rights_end > now() or i.state = 'given')
     order by i.state = 'opened' desc, i.made_at desc limit 5;
end $$;

-- Yes, under the name that her provider gave; or no, and whose identity it was is forgotten. Who invited, and a house of
-- hers; nothing when it is not hers to say, or is over.
create function answer_invitation(secret_hash bytea, invitation uuid, accepts boolean, given_name text, family_name text)
    returns table (person uuid, house uuid) rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(answer_invitation.secret_hash);
begin
    return query
    update invitation i
       set state = case when accepts then 'accepted' else 'declined' end,
           accepted_at = case when accepts then now() end, decided_at = case when not accepts then now() end,
           expires_at = case when accepts then now() + interval '72 hours' else i.expires_at end,
           issuer = case when accepts then i.issuer end, subject = case when accepts then i.subject end,
           given_name = case when accepts then said(answer_invitation.given_name) end,
           family_name = case when accepts then said(answer_invitation.family_name) end
     where i.id = answer_invitation.invitation and i.issuer = there.issuer and i.subject = there.subject
       and i.state = 'opened' and i.expires_at > now() and i.rights_end > now()
    returning i.usager_id, (select d.establishment_id from dossier d
                             where d.person_id = i.usager_id and d.linked_at is not null and d.open_until > now()
                             order by d.linked_at, d.id limit 1);
end $$;

-- Who said yes to the actor's invitation: the person whom this identity is, else a new one. It is locked, so that a
-- cancellation is before or after. Nothing: it is not hers, or waits for no yes of hers.
create function aidant_of_invitation(invitation uuid) returns table (id uuid, given_name text, family_name text) rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one invitation;
    who uuid;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into one from invitation i
     where i.id = aidant_of_invitation.invitation and i.usager_id = actor_id() and i.state = 'accepted'
       and i.expires_at > now() and i.rights_end > now() for update;
    if not found then return; end if;
    perform pg_advisory_xact_lock(hashtextextended(one.issuer || ' ' || one.subject, 0));
    select i.person_id into who from identity i where i.issuer = one.issuer and i.subject = one.subject;
    if who = actor_id() then return; end if;
    if who is null then
        who := gen_random_uuid();
        insert into person (id, given_name, family_name) values (who, one.given_name, one.family_name);
        insert into identity (id, person_id, issuer, subject) values (gen_random_uuid(), who, one.issuer, one.subject);
    end if;
    -- Of somebody new, too: by the same identity she may have been closed out.
    if closed_to(actor_id(), who) then return; end if;
    return query select p.id, p.given_name::text, p.family_name::text from person p where p.id = who;
end $$;

-- Once an invitation can give nothing any more, whose identity it was is nobody's business.
create function forget_invitations() returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from invitation i where coalesce(i.decided_at, i.expires_at) < now() - interval '30 days';
    update invitation i set issuer = null, subject = null
     where i.issuer is not null and i.state <> 'given' and (i.state = 'cancelled' or i.expires_at < now());
end $$;
