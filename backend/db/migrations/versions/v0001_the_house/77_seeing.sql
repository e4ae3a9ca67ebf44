-- as gate
-- See one's own papers as an aidant sees them, or would: nothing is written, and whoever asks is herself again at once.

-- Somebody who has these shelves ("dossier/family") of the actor for reading, and nothing else. Of dossiers that the actor
-- does not have, none. `by_law`: as a measure would open them, so that where it opens no health, papers of offices alone.
create function pretend_with(aidant uuid, read text[], by_law boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers text[] := array(select distinct s from unnest(read) s
                          where split_part(s, '/', 1) = any (visible_dossiers()::text[]));
begin
    if capacity() is distinct from 'usager' then
        perform become_nobody();
        return;
    end if;
    perform settle_as(aidant, 'aidant', actor_id(), gen_random_uuid(), sign_in_id(), null, level());
    perform set_config('app.shelves', array_to_string(hers, ','), true),
            set_config('app.by_law', pretend_with.by_law::text, true);
end $$;

-- The newest papers that the aidant of a delegation finds; without one, those that `aidant` would find with some squares.
-- The squares come one by one, each with its dossier. Read under the policies, as whoever asks; settings come back with
-- the block that is undone.
create function seen_by(delegation uuid, aidant uuid, rights text[], families text[], dossiers uuid[], by_law boolean)
    returns uuid[]
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    found uuid[];
begin
    begin
        if delegation is not null then
            perform pretend_aidant(delegation);
        else
            perform pretend_with(aidant, array(select s.dossier || '/' || s.family
                from unnest(dossiers, rights, families) as s (dossier, can, family) where s.can = 'read'), by_law);
        end if;
        found := array(
            select newest.id
              from unnest(shelves('read')) as open (shelf), lateral (
                   select d.id, d.written_on from document d
                    where d.dossier_id = split_part(open.shelf, '/', 1)::uuid
                      and d.family = split_part(open.shelf, '/', 2) and d.state = 'current'
                    order by d.written_on desc, d.id limit 21) newest
             order by newest.written_on desc, newest.id limit 21);
        raise exception using errcode = 'UNDON';
    exception when sqlstate 'UNDON' then null;
    end;
    return found;
end $$;

-- Why the actor could not give this aidant what she means to, or change what she gave; nothing when she could.
create function access_refused(former uuid, aidant uuid, aidants_max int, helped_max int) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if former is not null then
        return case when not exists (
            select from delegation d where d.id = former and d.usager_id = actor_id() and d.ground = 'chosen'
               and d.paused_at is null and d.stopped_at is null and d.ends_at > now()) then 'gone' end;
    elsif exists (select from delegation d where d.usager_id = actor_id() and d.aidant_id = aidant
                     and d.stopped_at is null and d.ends_at > now()) then
        return 'already';
    end if;
    return would_refuse_naming(aidant, aidants_max, helped_max);
end $$;

-- Who said yes to the actor's invitation: a person whom we know, or nobody yet.
create function who_said_yes(invitation uuid) returns table (id uuid, given_name text, family_name text) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one invitation;
    who uuid;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into one from invitation i
     where i.id = who_said_yes.invitation and i.usager_id = actor_id() and i.state = 'accepted'
       and i.expires_at > now() and i.rights_end > now();
    if not found then return; end if;
    select i.person_id into who from identity i where i.issuer = one.issuer and i.subject = one.subject;
    if who = actor_id() or closed_to(actor_id(), who) or exists (
        select from closed_identity c where c.issuer = one.issuer and c.subject = one.subject
                                        and closed_to(actor_id(), c.person_id)) then return; end if;
    return query select coalesce(who, gen_random_uuid()), coalesce(p.given_name, one.given_name)::text,
                        coalesce(p.family_name, one.family_name)::text
                   from (select) here left join person p on p.id = who;
end $$;
