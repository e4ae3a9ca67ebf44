-- as gate
-- Secrets: what somebody who acts for her must not know. One list for each statement, and whatever hangs on a paper or
-- a thread follows the policy of that paper or thread.

-- The papers that are kept from the actor, in whose name she acts now.
create function hidden_papers() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() = 'aidant' then
        return array(select s.document_id from dossier d join secret s on s.dossier_id = d.id
                      where d.person_id = subject_id() and s.lifted_at is null and s.document_id is not null
                        and (s.from_id is null or s.from_id = any ((select once_was(actor_id()))::uuid[])));
    elsif capacity() = 'helped' then
        return array(select s.document_id from dossier d join secret s on s.dossier_id = d.id
                      where d.person_id = actor_id() and s.lifted_at is null and s.document_id is not null
                        and s.from_id is null);
    end if;
    return '{}';
end $$;

-- Kept by its source from whoever acts for the person, or brought by one parent, of whom the other learns nothing.
create function kept_anyway(paper document, aidant uuid, authority boolean) returns boolean stable
    return paper.not_for_representatives
        or authority and coalesce(paper.brought_as, 'usager') <> 'usager' and paper.brought_by <> aidant;

-- The threads, and those about a paper that is kept from her, by a secret or anyway.
create function hidden_threads() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    papers uuid[];
    authority boolean;
begin
    if capacity() is distinct from 'aidant' then return '{}'; end if;
    authority := acts_by_authority();
    papers := hidden_papers() || array(
        select p.id from dossier d join document p on p.dossier_id = d.id
         where d.person_id = subject_id() and (p.not_for_representatives or p.brought_as <> 'usager')
           and kept_anyway(p, actor_id(), authority));
    return array(select s.thread_id from dossier d join secret s on s.dossier_id = d.id
                  where d.person_id = subject_id() and s.lifted_at is null and s.thread_id is not null
                    and (s.from_id is null or s.from_id = any ((select once_was(actor_id()))::uuid[])))
        || case when papers = '{}' then papers else
               array(select t.id from thread t where t.document_id = any (papers)) end;
end $$;

-- The same of one person and one thing: who would be told of it.
create function kept_from(person uuid, paper uuid, thread uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from secret s
                    where s.lifted_at is null and (s.from_id is null or s.from_id = any (once_was(kept_from.person)))
                      and (s.document_id = paper or s.thread_id = kept_from.thread or s.document_id = (
                           select t.document_id from thread t where t.id = kept_from.thread)));
end $$;

-- Somebody who acts for her must not hear of this thread: open pages are told of it in another way.
create function is_secret(talk uuid, about uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from secret s
                    where s.lifted_at is null and (s.thread_id = talk or s.document_id = about))
        or exists (select from document p where p.id = about and p.not_for_representatives);
end $$;

create function is_minor(dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return coalesce(dossier = any (visible_dossiers()) and of_age_at(dossier) > now(), false);
end $$;

-- Who acts for the person of a dossier now: for herself, and for a professional who supports a minor.
create function acting_for(dossier uuid) returns table (person uuid, given_name text, family_name text, relation text)
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not dossier = any (visible_dossiers())
        or not (capacity() = 'usager' or capacity() = 'staff' and is_minor(dossier)) then
        return;
    end if;
    return query select p.id, p.given_name::text, p.family_name::text, g.relation::text
                   from dossier d join delegation g on g.usager_id = d.person_id join person p on p.id = g.aidant_id
                  where d.id = acting_for.dossier and g.stopped_at is null and g.starts_at <= now() and g.ends_at > now()
                  order by lower(unaccent(p.given_name)), p.id;
end $$;

-- Since when those who act for her know a paper, any version of it: for herself, before she keeps it for herself.
create function already_read(paper uuid) returns table (person uuid, given_name text, read_at timestamptz)
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers document;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into hers from document d
     where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read')) and not d.not_for_person;
    if not found then return; end if;
    return query select a.actor_id, p.given_name::text, min(a.at)
                   from audit_entry a join person p on p.id = a.actor_id
                  where a.dossier_id = hers.dossier_id and a.capacity = 'aidant'
                    and a.act in ('document.read', 'document.page', 'document.downloaded')
                    and a.objects && array(select v.id from versions_of(paper) v)
                  group by a.actor_id, p.given_name order by min(a.at);
end $$;
