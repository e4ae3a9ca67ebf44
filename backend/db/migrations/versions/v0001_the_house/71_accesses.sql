-- as gate
-- What the home page says of accesses: those that end within thirty days, those that an aidant left in the last seven
-- days; whom she helps, where that ends soon.
create function access_news() returns table (ending bigint, left_lately bigint, helping bigint, their_ending bigint)
    stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select (select count(*) from delegation d where d.usager_id = actor_id() and ends_soon(d)),
           (select count(*) from delegation d where d.usager_id = actor_id() and d.ended_by = 'aidant'
               and d.stopped_at > now() - interval '7 days'),
           (select count(*) from my_helping(null)),
           (select count(*) from delegation d where d.aidant_id = actor_id() and ends_soon(d));
end $$;

-- Within thirty days, and worth a word: it lasts two months at least, or is in its last week and lasts two.
create function ends_soon(d delegation) returns boolean stable
    return was_chosen(d) and d.stopped_at is null and d.paused_at is null and d.starts_at <= now() and d.ends_at > now()
       and (d.ends_at <= now() + interval '30 days' and d.ends_at - d.starts_at >= interval '60 days'
            or d.ends_at <= now() + interval '7 days' and d.ends_at - d.starts_at >= interval '14 days');

-- Whether who asks came in by two proofs less than twelve hours ago.
create function came_in_lately() returns boolean
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from sign_in s where s.id = sign_in_id() and s.level >= 2
                      and s.began_at > now() - interval '12 hours');
end $$;

-- Whom the house for which the worker acts reminds now, between nine and eighteen there: each side of an access that ends
-- soon, once for its last thirty days and once for its last seven. Of several houses, the first that asks.
create function owe_reminders() returns table (delegation uuid, letter uuid, person uuid, capacity text, subject uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'system' or (select extract(hour from now() at time zone e.time_zone) not between 9 and 17
                                                  from establishment e where e.id = acting_house()) then
        return;
    end if;
    return query
    with owed as (
        insert into delegation_reminder as r (delegation_id, days, to_aidant)
        select d.id, case when d.ends_at <= now() + interval '7 days' then 7 else 30 end, side.to_aidant
          from delegation d, (values (false), (true)) side (to_aidant)
         where d.stopped_at is null and d.ends_at between now() and now() + interval '30 days' and ends_soon(d)
           and exists (select from delegation_right s join dossier o on o.id = s.dossier_id
                        where s.delegation_id = d.id and o.establishment_id = acting_house())
        on conflict do nothing returning r.delegation_id, r.to_aidant)
    select d.id, gen_random_uuid(), case when o.to_aidant then d.aidant_id else d.usager_id end,
           case when o.to_aidant then 'aidant' else 'usager' end, case when o.to_aidant then d.usager_id end
      from owed o join delegation d on d.id = o.delegation_id;
end $$;

-- Who acts for the person of this dossier now, for a member who supports her: of each only what the member's own role may
-- read, and nobody of whom nothing is left. What rests is not told: it is hers to say.
create function acting_here(dossier uuid) returns table (delegation uuid, given_name text, family_name text, relation text,
                                                         until timestamptz, squares text[])
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    mine text[] := shelves('read') || shelves('appointments');
begin
    if capacity() is distinct from 'staff' or not dossier = any (visible_dossiers()) then return; end if;
    return query
    select d.id, p.given_name::text, p.family_name::text, d.relation::text, d.ends_at,
           array_agg(r.can || '/' || r.family order by r.can, f.position)
      from dossier o
      join delegation d on d.usager_id = o.person_id and d.stopped_at is null and d.paused_at is null
       and d.starts_at <= now() and d.ends_at > now()
      join delegation_right r on r.delegation_id = d.id and r.dossier_id = o.id and r.starts_at <= now() and r.ends_at > now()
       and r.can <> 'be_told' and r.dossier_id || '/' || r.family = any (mine)
      join family f on f.code = r.family
      join person p on p.id = d.aidant_id
     where o.id = acting_here.dossier and o.linked_at is not null and o.open_until > now()
     group by d.id, p.id order by lower(unaccent(p.family_name)), d.id;
end $$;

-- Whether an access is between its beginning and its end, even one that rests.
create function helps(aidant uuid, usager uuid) returns boolean
    stable language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from delegation d where d.aidant_id = aidant and d.usager_id = usager and d.stopped_at is null
                      and d.ends_at > now());
end $$;
