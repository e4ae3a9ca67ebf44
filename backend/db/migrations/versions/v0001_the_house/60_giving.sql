-- as gate
-- Give an access, change it, and see what it would show.

-- Whether one more private aidant is one too many: for who is helped ('enough'), or for who helps ('busy'). What the law
-- or a judge decided is not counted. Both people are held until the end of the transaction: two who give at once are
-- counted one after the other.
create function one_too_many(usager uuid, aidant uuid, aidants_max int, helped_max int) returns text
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('delegations ' || least(usager, aidant), 0));
    perform pg_advisory_xact_lock(hashtextextended('delegations ' || greatest(usager, aidant), 0));
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

-- The same, of who gives.
create function naming_refused(aidant uuid, aidants_max int, helped_max int) returns text
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return 'enough'; end if;
    return one_too_many(actor_id(), aidant, aidants_max, helped_max);
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
    refused text := naming_refused(aidant, aidants_max, helped_max);
begin
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

-- See as an aidant would who had these squares from now on: inside a savepoint that the caller rolls back. `former`: what
-- she has already is put aside meanwhile. Why not, or nothing; refused, the caller is herself still.
create function pretend_given(former uuid, aidant uuid, rights text[], shelves text[], dossiers uuid[], aidants_max int,
                              helped_max int) returns text
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    made uuid := gen_random_uuid();
    refused text;
begin
    if former is null then
        refused := give_access(made, aidant, '', '', '', null, now() + interval '1 hour', rights, shelves, dossiers,
                               '{}', '{}', aidants_max, helped_max);
    else
        refused := change_access(former, made, '', '', null, now() + interval '1 hour', rights, shelves, dossiers,
                                 '{}', '{}', true);
    end if;
    if refused is null then perform pretend_aidant(made); end if;
    return refused;
end $$;
