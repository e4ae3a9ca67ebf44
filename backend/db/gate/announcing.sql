-- A paper that the person must not know of yet, until somebody has told her what it says.

-- She has been told: from now on the paper is for her as any other, and what it replaces goes away. By a professional who
-- reads it. No row: it is no such paper.
create function announce_paper(paper uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    come document;
begin
    if capacity() is distinct from 'staff' then return; end if;
    select * into come from document d
     where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read')) and d.state = 'current'
       and d.not_for_person and d.disputed_at is null and (d.hidden_from_staff_at is null or d.author_id = actor_id());
    if not found then return; end if;
    -- In turn with whoever files in this dossier.
    perform pg_advisory_xact_lock(hashtextextended(come.dossier_id::text, 4711));
    update document d set not_for_person = false, announced_at = now(), announced_by = actor_id()
     where d.id = paper and d.state = 'current' and d.not_for_person;
    if not found then return; end if;
    -- What it replaces, and what that one would have replaced, had it been told.
    with recursive before as (
        select come.unique_id as id
        union select r.target from before b
                join document_relation r on r.dossier_id = come.dossier_id and r.kind = 'replaces' and r.said_by = b.id)
    update document o set state = 'replaced'
     where o.dossier_id = come.dossier_id and o.establishment_id = come.establishment_id and o.state = 'current'
       and o.id <> paper
       and (o.version < come.version and (o.set_id = come.set_id or o.unique_id = come.unique_id)
            or o.unique_id <> come.unique_id and o.unique_id in (select b.id from before b));
    return query select come.id, come.establishment_id, come.dossier_id;
end $$;

-- Who announced it, and when: for a professional who reads it.
create function announced(paper uuid) returns table (name text, at timestamptz) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'staff' then return; end if;
    return query select m.shown_name::text, d.announced_at
                   from document d join membership m on m.person_id = d.announced_by
                    and m.establishment_id = d.establishment_id and m.starts_at <= d.announced_at
                  where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read'))
                    and (d.hidden_from_staff_at is null or d.author_id = actor_id())
                  order by m.starts_at desc limit 1;
end $$;
