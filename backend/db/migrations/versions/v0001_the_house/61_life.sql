-- as gate
-- The life of an access between « oui » and its end. What a person chose, on her phone or at the desk, rests, is renewed
-- and is left; a measure of protection and parental authority are not hers to rest, nor theirs to drop here.

create function was_chosen(d delegation) returns boolean immutable
    return d.ground in ('chosen', 'desk');

-- An access that the actor chose and those that replaced it, one after the other: one of them lives at most.
create function line_of(delegation uuid) returns setof uuid stable rows 5
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query
    with recursive line (id) as (
        select d.id from delegation d where d.id = line_of.delegation and d.usager_id = actor_id() and was_chosen(d)
        union
        select n.id from delegation n join line l on n.follows = l.id where n.usager_id = actor_id() and was_chosen(n))
    select l.id from line l;
end $$;

-- From the next request on, the aidant sees nothing, by it or by what replaced it: every door asks that it does not rest. Nothing of it changes.
create function pause_access(delegation uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    update delegation d set paused_at = now()
     where d.id = any (array(select line_of(pause_access.delegation))) and d.usager_id = actor_id() and was_chosen(d)
       and d.stopped_at is null and d.paused_at is null and d.ends_at > now()
    returning d.id;
end $$;

-- The same rights, until the same end: she alone gives them back, and only what has not ended meanwhile.
create function resume_access(delegation uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    update delegation d set paused_at = null
     where d.id = resume_access.delegation and d.usager_id = actor_id() and was_chosen(d)
       and d.stopped_at is null and d.paused_at is not null and d.ends_at > now()
    returning d.id;
end $$;

-- Whom the actor helps, or would if it did not rest; when `one` is said, by that access alone. `until` is the instant at which it ends.
create function my_helping(one uuid) returns table (delegation uuid, person uuid, given_name text, family_name text,
                                            until timestamptz, zone text, rests boolean, soon boolean, chosen boolean)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select d.id, p.id, p.given_name::text, p.family_name::text, d.ends_at, zone_of_delegation(d.id), d.paused_at is not null,
           ends_soon(d), was_chosen(d)
      from delegation d join person p on p.id = d.usager_id
     where d.aidant_id = actor_id() and d.stopped_at is null and d.starts_at <= now() and d.ends_at > now()
       and (one is null or d.id = one)
     order by lower(unaccent(p.given_name)), p.id limit 100;  -- a guardian may have sixty
end $$;

-- « Je ne veux plus aider » : she leaves, while it rests too. Told in the trail of each house of the person, as the
-- aidant whom she was.
create function leave_access(delegation uuid) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers uuid;
begin
    if capacity() is distinct from 'usager' then return; end if;
    update delegation d set stopped_at = now(), ended_by = 'aidant'
     where d.id = leave_access.delegation and d.aidant_id = actor_id() and was_chosen(d)
       and d.stopped_at is null and d.ends_at > now()
    returning d.usager_id into hers;
    if hers is null then return; end if;
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), o.establishment_id, o.id, actor_id(), 'aidant', hers, 'leaving', 'delegation.left',
           array[leave_access.delegation]
      from dossier o where o.person_id = hers and o.linked_at is not null and o.open_until > now();
    return next hers;
end $$;

-- Given anew: the same rights, but for those that have ended and for dossiers that are hers no more; with why, sealed
-- for it by the caller. With the rights of
-- who gives, under the policies. Only while it is alive, in its last thirty days: what was stopped is never renewed.
create function renew_access(old uuid, made uuid, agreed_text text, agreed_hash bytea, until timestamptz,
                             dossiers uuid[], motives bytea[], keys uuid[]) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    was delegation;
begin
    perform pair_in_turn(d.usager_id, d.aidant_id) from delegation d where d.id = old and d.usager_id = actor_id();
    update delegation d set stopped_at = now(), ended_by = 'usager'
     where d.id = old and d.usager_id = actor_id() and was_chosen(d) and d.stopped_at is null and d.paused_at is null
       and d.starts_at <= now() and d.ends_at > now() and d.ends_at <= now() + interval '30 days'
    returning * into was;
    if not found then return false; end if;
    insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, follows)
    values (made, actor_id(), was.aidant_id, was.relation, renew_access.agreed_text, renew_access.agreed_hash, now(),
            until, old);
    insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at, motive, key_id)
    select made, r.dossier_id, r.can, r.family, greatest(r.starts_at, now()),
           case when r.ends_at >= was.ends_at then until else r.ends_at end, why.motive, why.key
      from delegation_right r left join unnest(dossiers, motives, keys) as why (id, motive, key) on why.id = r.dossier_id
     where r.delegation_id = old and r.ends_at > now() and r.dossier_id = any (visible_dossiers());
    return found;
end $$;
