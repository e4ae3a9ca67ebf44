-- Papers that people bring: in which quality, who is not to know, and taken away again.

-- As whom the actor brings something: « usager », or for an aidant what she is to the person. Null: she brings nothing.
create function named_as() returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return case capacity() when 'usager' then 'usager'
           when 'aidant' then (select d.relation from delegation d where d.id = permit_id()) end;
end $$;

-- Whether the actor acts by parental authority: parents who live apart learn nothing of each other, nor of what the
-- other brought.
create function acts_by_authority() returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return capacity() = 'aidant' and exists (
        select from delegation g where g.id = permit_id() and g.ground = 'authority');
end $$;

create function brought_by_reader(document uuid, reader uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d where d.id = brought_by_reader.document and d.brought_by = reader);
end $$;

-- Of a paper that the actor brought for herself: who else has opened it, as she knows them.
create function who_read_mine(paper uuid) returns table (name text) stable rows 20
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select distinct coalesce(m.shown_name, p.given_name || ' ' || p.family_name)
      from document d join audit_entry a on a.dossier_id = d.dossier_id and a.at >= d.filed_at
      join person p on p.id = a.actor_id
      left join lateral (
          select m.shown_name from membership m
           where a.capacity = 'staff' and m.person_id = a.actor_id and m.establishment_id = a.establishment_id
             and m.starts_at <= a.at and (m.stopped_at is null or m.stopped_at >= a.at)
           order by m.starts_at desc limit 1) m on true
     where d.id = paper and capacity() = 'usager' and d.brought_by = actor_id() and d.brought_as = 'usager'
       and d.dossier_id || '/' || d.family = any (shelves('read')) and a.actor_id <> actor_id()
       and a.act in ('document.read', 'document.downloaded') and paper = any (a.objects)
     order by 1 limit 20;
end $$;

-- She takes away what she brought: its words, its pages, its files and its receipt are here no more. No row: it is not hers to take.
create function take_paper_away(paper uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers document;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into hers from document d
     where d.id = paper and d.brought_by = actor_id() and d.brought_as = 'usager' and d.state = 'current'
       and d.disputed_at is null and d.dossier_id || '/' || d.family = any (shelves('read')) for update;
    if not found then return; end if;
    update document d set state = 'cancelled' where d.id = paper;
    delete from brought_paper b where b.id = paper;
    delete from document_word w where w.document_id = paper;
    delete from document_page p where p.document_id = paper;
    delete from document_file f where f.document_id = paper;
    return query select hers.id, hers.establishment_id, hers.dossier_id;
end $$;

-- What people brought in the last month and nobody who works in this house has opened: of the shelves that she reads.
-- Whoever brought it opened it for herself. The policy of the paper decides after this.
create function added_unread() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'staff' then return '{}'; end if;
    return array(select d.id from document d
                  where d.establishment_id = acting_house() and d.brought_by is not null and d.state = 'current'
                    and d.filed_at > now() - interval '30 days'
                    and d.dossier_id || '/' || d.family = any ((select shelves('read'))::text[])
                    and not exists (select from audit_entry a
                                     where a.objects[1] = d.id and a.capacity = 'staff' and a.act = 'document.read'
                                       and a.establishment_id = d.establishment_id and a.at >= d.filed_at)
                  order by d.filed_at desc, d.id limit 100);
end $$;
