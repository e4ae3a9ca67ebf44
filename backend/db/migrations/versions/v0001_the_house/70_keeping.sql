-- as gate
-- Keep something from who acts for a person, write that a minor opposes, and show it again.

-- One row for each version of the paper, under one act. In turn with whoever files in this dossier.
create function close_versions(act uuid, kind text, of_paper document, whom uuid, mention bytea, key uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into secret (id, act, establishment_id, dossier_id, kind, document_id, from_id, mention, key_id, made_by)
    select case when v.id = of_paper.id then close_versions.act else gen_random_uuid() end, close_versions.act,
           of_paper.establishment_id, of_paper.dossier_id, close_versions.kind, v.id, whom,
           case when v.id = of_paper.id then close_versions.mention end, key, actor_id()
      from versions_of(of_paper.id) v;
end $$;

-- « Seulement pour moi »: hers alone. No row: it is not hers to keep, or nothing that she sees; `whom` acts for her.
create function keep_secret(act uuid, paper uuid, whom uuid)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers document;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into hers from document d
     where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read')) and d.state = 'current'
       and d.disputed_at is null and not d.not_for_person;
    if not found or not (whom is null or exists (select from acting_for(hers.dossier_id) a where a.person = whom)) then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(hers.dossier_id::text, 4711));
    if not exists (select from secret s where s.document_id = paper and s.kind = 'own' and s.lifted_at is null
                      and s.from_id is not distinct from whom) then
        perform close_versions(act, 'own', hers, whom, null, null);
    end if;
    return query select hers.id, hers.establishment_id, hers.dossier_id;
end $$;

-- A minor opposes: written by a professional who reads that paper, or that thread, with the mention that the law asks for.
create function write_opposition(act uuid, paper uuid, talk uuid, whom uuid, mention bytea, key uuid)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    read document;
    said thread;
begin
    if capacity() is distinct from 'staff' or (paper is null) = (talk is null) then return; end if;
    select * into read from document d
     where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read')) and d.state = 'current'
       and d.disputed_at is null and (d.hidden_from_staff_at is null or d.author_id = actor_id());
    select * into said from thread t
     where t.id = talk and t.dossier_id || '/messages' = any (shelves('read')) and t.team_id = any (my_teams())
       and t.confidential_to is null and t.taken_back_at is null;
    id := coalesce(read.id, said.id);
    establishment_id := coalesce(read.establishment_id, said.establishment_id);
    dossier_id := coalesce(read.dossier_id, said.dossier_id);
    if id is null or not is_minor(dossier_id)
        or not (whom is null or exists (select from acting_for(dossier_id) a where a.person = whom)) then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(dossier_id::text, 4711));
    if paper is not null then
        perform close_versions(act, 'opposition', read, whom, mention, key);
    else
        insert into secret (id, act, establishment_id, dossier_id, kind, thread_id, from_id, mention, key_id, made_by)
        values (act, act, said.establishment_id, said.dossier_id, 'opposition', talk, whom, mention, key, actor_id());
    end if;
    return next;
end $$;

-- What was kept may be read again. Hers by herself; a minor's opposition by a professional who reads that thing.
create function lift_secret(act uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    made secret;
begin
    select * into made from secret s where s.id = lift_secret.act and s.lifted_at is null for update;
    if not found or not made.dossier_id = any (visible_dossiers()) then return; end if;
    if capacity() is distinct from (case made.kind when 'own' then 'usager' else 'staff' end) then return; end if;
    if capacity() = 'staff' and not reads_in_care(made.document_id, made.thread_id) then return; end if;
    update secret s set lifted_at = now(), lifted_by = actor_id()
     where s.act = made.act and s.lifted_at is null;
    return query select coalesce(made.document_id, made.thread_id), made.establishment_id, made.dossier_id;
end $$;

create function reads_in_care(paper uuid, talk uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d
                    where d.id = paper and d.dossier_id || '/' || d.family = any (shelves('read'))
                      and (d.hidden_from_staff_at is null or d.author_id = actor_id()))
        or exists (select from thread t
                    where t.id = talk and t.dossier_id || '/messages' = any (shelves('read'))
                      and t.team_id = any (my_teams()));
end $$;

-- A version has come, or has said which it replaces: whatever keeps one version keeps them all.
create function spread_secrets(paper uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into secret (id, act, establishment_id, dossier_id, kind, document_id, from_id, made_by, made_at)
    select gen_random_uuid(), kept.act, d.establishment_id, d.dossier_id, kept.kind, d.id, kept.from_id, kept.made_by,
           kept.made_at
      from versions_of(paper) v join document d on d.id = v.id and d.dossier_id = any (house_dossiers())
     cross join (select distinct on (s.act) s.* from versions_of(paper) w join secret s on s.document_id = w.id
                  where s.lifted_at is null order by s.act) kept
     where not exists (select from secret s where s.act = kept.act and s.document_id = d.id);
end $$;
