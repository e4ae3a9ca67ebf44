-- as gate
-- Give an access, and change it.

-- Whether one more private aidant is one too many: for who is helped ('enough'), or for who helps ('busy'). What the law
-- or a judge decided is not counted.
create function too_many(usager uuid, aidant uuid, aidants_max int, helped_max int) returns text stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if aidants_max <= (select count(*) from delegation d
                        where d.usager_id = usager and d.ground in ('chosen', 'desk')
                          and d.stopped_at is null and d.ends_at > now()) then
        return 'enough';
    elsif helped_max <= (select count(*) from delegation d
                          where d.aidant_id = aidant and d.ground in ('chosen', 'desk')
                            and d.stopped_at is null and d.ends_at > now()) then
        return 'busy';
    end if;
    return null;
end $$;

-- Both people are held until the end of the transaction: two who give at once are counted one after the other.
create function one_too_many(usager uuid, aidant uuid, aidants_max int, helped_max int) returns text
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('delegations ' || least(usager, aidant), 0));
    perform pg_advisory_xact_lock(hashtextextended('delegations ' || greatest(usager, aidant), 0));
    return too_many(usager, aidant, aidants_max, helped_max);
end $$;

-- The same, of who gives.
create function naming_refused(aidant uuid, aidants_max int, helped_max int) returns text
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return 'enough'; end if;
    -- Who said at the desk that it is she is not whom she names by it.
    if vouched_today(actor_id(), aidant) then return 'busy'; end if;
    return one_too_many(actor_id(), aidant, aidants_max, helped_max);
end $$;

-- Whether she could name her, as of now: nobody is held, and nobody waits.
create function would_refuse_naming(aidant uuid, aidants_max int, helped_max int) returns text stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return 'enough'; end if;
    if vouched_today(actor_id(), aidant) then return 'busy'; end if;
    return too_many(actor_id(), aidant, aidants_max, helped_max);
end $$;

-- The squares of what is given: each right, in each dossier, with the motive sealed for that dossier.
create function write_rights(made uuid, starts_at timestamptz, ends_at timestamptz, rights text[], shelves text[],
                             dossiers uuid[], motives bytea[], keys uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at, motive, key_id)
    select made, mine.id, s.can, s.family, write_rights.starts_at, write_rights.ends_at, mine.motive, mine.key
      from unnest(dossiers, motives, keys) as mine (id, motive, key),
           unnest(rights, write_rights.shelves) as s (can, family)
     where mine.id = any (visible_dossiers());
end $$;

-- The rows of what is given, with the rights of who gives, and under the policies. Why not, or nothing: 'already' when
-- that aidant has an access, 'enough' and 'busy' as above. One that ended by itself is closed first.
create function give_access(made uuid, aidant uuid, relation text, agreed_text text, agreed_hash bytea,
                            starts_at timestamptz, ends_at timestamptz, rights text[], shelves text[], dossiers uuid[],
                            motives bytea[], keys uuid[], aidants_max int, helped_max int) returns text
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    refused text;
begin
    perform pair_in_turn(actor_id(), aidant);
    refused := naming_refused(aidant, aidants_max, helped_max);
    update delegation d set stopped_at = now(), ended_by = 'clock'
     where d.usager_id = actor_id() and d.aidant_id = aidant and d.stopped_at is null and d.ends_at <= now();
    if exists (select from delegation d
                where d.usager_id = actor_id() and d.aidant_id = aidant and d.stopped_at is null) then
        return 'already';
    elsif refused is not null then
        return refused;
    end if;
    insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)
    values (made, actor_id(), aidant, give_access.relation, give_access.agreed_text, give_access.agreed_hash,
            coalesce(give_access.starts_at, now()), give_access.ends_at);
    perform write_rights(made, coalesce(give_access.starts_at, now()), give_access.ends_at, rights, shelves, dossiers,
                         motives, keys);
    return null;
end $$;

-- What she chose is stopped and given anew, at once. Why not, or nothing: 'gone' when it is over, rests, or is not of her
-- choosing; 'widens' when the rows say that something is added, and that was not to be.
create function change_access(former uuid, made uuid, agreed_text text, agreed_hash bytea, starts_at timestamptz,
                              ends_at timestamptz, rights text[], shelves text[], dossiers uuid[], motives bytea[],
                              keys uuid[], may_widen boolean) returns text
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    old delegation;
begin
    perform pair_in_turn(d.usager_id, d.aidant_id) from delegation d where d.id = former and d.usager_id = actor_id();
    update delegation d set stopped_at = now(), ended_by = 'usager'
     where d.id = former and d.usager_id = actor_id() and d.ground = 'chosen' and d.paused_at is null
       and d.stopped_at is null and d.ends_at > now()
    returning * into old;
    if not found then return 'gone'; end if;
    insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, follows)
    values (made, actor_id(), old.aidant_id, old.relation, change_access.agreed_text, change_access.agreed_hash,
            coalesce(change_access.starts_at, now()), change_access.ends_at, former);
    perform write_rights(made, coalesce(change_access.starts_at, now()), change_access.ends_at, rights, shelves,
                         dossiers, motives, keys);
    if not may_widen and exists (
        select from delegation_right n where n.delegation_id = made and not exists (
            select from delegation_right o
             where o.delegation_id = former and o.dossier_id = n.dossier_id and o.can = n.can and o.family = n.family
               and o.starts_at <= n.starts_at and o.ends_at >= n.ends_at)) then
        return 'widens';
    end if;
    return null;
end $$;
