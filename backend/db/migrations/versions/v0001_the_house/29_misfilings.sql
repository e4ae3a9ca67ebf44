-- as gate
-- A paper that was filed with the wrong person: who saw it, whose it is, and what the house did.

-- Who opened it while it was in that dossier, she included; not who looked whose it is.
create function misfiling_seen(misfiling uuid) returns table (name text, capacity text, times int, first_at timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one misfiling;
begin
    select * into one from misfiling m
     where m.id = misfiling_seen.misfiling and m.establishment_id = acting_house() and 'identity' = any (my_duties());
    if not found then return; end if;
    return query
    select max(coalesce(w.shown_name, p.given_name || ' ' || p.family_name)), e.capacity, count(*)::int, min(e.at)
      from audit_entry e
      left join person p on p.id = e.actor_id
      left join lateral (select w.shown_name from membership w
                          where w.person_id = e.actor_id and w.establishment_id = e.establishment_id and e.capacity = 'staff'
                          order by w.starts_at desc limit 1) w on true
     where e.dossier_id = one.dossier_id and e.purpose <> 'identity' and e.capacity <> 'machine'
       and e.act in ('document.read', 'document.page', 'document.downloaded')
       and e.objects && array(select v.id from versions_of(one.document_id) v)
     group by e.actor_id, e.capacity order by min(e.at);
end $$;

-- Whose it is, when the house knows, and whether the CNIL was told: once. Of each of the two dossiers, a row for the
-- trail: `his` is the one where it was filed.
create function close_misfiling(misfiling uuid, owner uuid, authority text)
    returns table (id uuid, establishment_id uuid, dossier_id uuid, his boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one misfiling;
begin
    if not 'identity' = any (my_duties()) then return; end if;
    if owner is not null and not exists (select from dossier d where d.id = owner and d.establishment_id = acting_house()) then
        return;
    end if;
    update misfiling m set owner_id = owner, authority = close_misfiling.authority, closed_at = now(), closed_by = actor_id()
     where m.id = close_misfiling.misfiling and m.establishment_id = acting_house() and m.closed_at is null
       and m.dossier_id is distinct from owner
    returning * into one;
    if not found then return; end if;
    return query select one.dossier_id, one.establishment_id, one.dossier_id, true
           union all select owner, one.establishment_id, owner, false where owner is not null;
end $$;

-- Which paper it was, for who keeps the record: its family and when it was filed, and nothing that it says.
create function misfiling_paper(misfiling uuid) returns table (family text, filed_at timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return; end if;
    return query select d.family, d.filed_at from misfiling m join document d on d.id = m.document_id
                  where m.id = misfiling_paper.misfiling and m.establishment_id = acting_house();
end $$;
