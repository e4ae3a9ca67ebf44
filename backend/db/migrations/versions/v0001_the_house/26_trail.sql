-- as gate
-- "Qui a regardé ?": fifty entries about one's own dossiers, newest first, before (`before`,
-- `before_id`). The caller joins each object with its own table, under that table's policy: an entry
-- about what the reader may not know finds no row there.
--
-- A page is cut here, so an entry about nothing but what is kept from her must not take a place in
-- it either: she would learn of it by a page that is short. A policy that keeps more kinds of
-- objects from a person needs its line in each `exists` below.

create function told_to_her(object uuid, dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return coalesce(
        (select d.dossier_id = dossier and not d.not_for_person and d.disputed_at is null and not waits_for_her(d.dossier_id, d.family)
           from document d where d.id = object),
        (select m.taken_back_at is null from message m where m.id = object),
        (select t.taken_back_at is null from thread t where t.id = object), true);
end $$;

-- What a team does among itself (purpose `internal`: who takes a thread) is in the trail and is no look at what
-- is hers: it takes no place here, and is not counted below.

-- The newest of each dossier by its index, then the newest of those, and only then their names: a
-- trail of years costs what a trail of days does.

create function who_looked(before timestamptz, before_id uuid)
    returns table (id uuid, at timestamptz, actor_id uuid, capacity text, purpose text, act text, objects uuid[],
                   actor_name text, actor_role text, house text, former boolean)
    stable rows 50 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select e.id, e.at, e.actor_id, e.capacity, e.purpose, e.act, e.objects,
           coalesce(m.shown_name, c.label, p.given_name || ' ' || p.family_name), coalesce(m.label, r.relation), h.name,
           e.capacity = 'aidant' and not helps(e.actor_id, actor_id())
      from (select newest.* from unnest(visible_dossiers()) as mine (dossier_id), lateral (
                select * from audit_entry a
                 where a.dossier_id = mine.dossier_id and a.purpose <> 'internal' and a.at <= before and (a.at < before or a.id < before_id)
                   and exists (select from unnest(a.objects) o (id) where told_to_her(o.id, a.dossier_id))
                 order by a.at desc, a.id desc limit 50
             ) newest
             order by newest.at desc, newest.id desc limit 50) e
      join establishment h on h.id = e.establishment_id
      left join lateral (
          select m.shown_name, r.label from membership m join role r on r.id = m.role_id
           where e.capacity = 'staff' and m.person_id = e.actor_id and m.establishment_id = e.establishment_id
             and m.starts_at <= e.at and (m.stopped_at is null or m.stopped_at >= e.at)
           order by m.starts_at desc limit 1
      ) m on true
      left join lateral (
          select d.relation from delegation d
           where e.capacity = 'aidant' and d.aidant_id = e.actor_id and d.usager_id = actor_id() and d.given_at <= e.at
           order by d.given_at desc limit 1
      ) r on true
      left join machine_client c on e.capacity = 'machine' and c.id = e.actor_id
      left join person p on e.capacity in ('usager', 'aidant', 'helped') and p.id = e.actor_id
     order by e.at desc, e.id desc;
end $$;

-- For the count of the home page: what other people did this week (a program is nobody), as far as
-- the last two hundred acts of each dossier.
create function looked_this_week() returns table (actor_id uuid, objects uuid[])
    stable rows 200 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select newest.actor_id, newest.objects from unnest(visible_dossiers()) as mine (dossier_id), lateral (
        select a.actor_id, a.objects from audit_entry a
         where a.dossier_id = mine.dossier_id and a.at > now() - interval '7 days'
           and a.actor_id <> actor_id() and a.capacity <> 'machine' and a.purpose <> 'internal'
           and exists (select from unnest(a.objects) o (id) where told_to_her(o.id, a.dossier_id))
         order by a.at desc, a.id desc limit 200
    ) newest;
end $$;
