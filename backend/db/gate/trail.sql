-- "Qui a regardé ?": the entries about one's own dossiers, told object by object. The caller joins
-- each object with its own table, under that table's policy: an entry about what the reader may
-- not know finds no row there, and so does not exist for her, nor in any count.

create function who_looked(before timestamptz, page int)
    returns table (at timestamptz, actor_id uuid, capacity text, purpose text, act text, object_id uuid,
                   actor_name text, actor_role text, house text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query
    select e.at, e.actor_id, e.capacity, e.purpose, e.act, o.id,
           coalesce(m.shown_name, c.label, p.given_name || ' ' || p.family_name),
           r.label, h.name
      from audit_entry e
      cross join lateral unnest(e.objects) o (id)
      join establishment h on h.id = e.establishment_id
      left join membership m on e.capacity = 'staff' and m.person_id = e.actor_id and m.establishment_id = e.establishment_id
                            and m.starts_at <= e.at and (m.stopped_at is null or m.stopped_at >= e.at)
      left join role r on r.id = m.role_id
      left join machine_client c on e.capacity = 'machine' and c.id = e.actor_id
      left join person p on e.capacity in ('usager', 'aidant') and p.id = e.actor_id
     where e.dossier_id = any (visible_dossiers()) and e.at < before
     order by e.at desc limit page;
end $$;
