-- as gate
-- « Ce n’est pas mon papier »: the row must leave the sight of who says it, which no policy for her can do.

-- The paper and all its versions: those of its set, and those that name one another.
create function versions_of(document uuid) returns table (id uuid)
    stable language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query with recursive kin (dossier_id, id, unique_id, set_id) as (
        select d.dossier_id, d.id, d.unique_id, d.set_id from document d where d.id = versions_of.document
         union
        select d.dossier_id, d.id, d.unique_id, d.set_id from kin k join document d on d.dossier_id = k.dossier_id
           and (d.unique_id = k.unique_id or d.set_id = k.set_id
                or exists (select from document_relation r where r.dossier_id = k.dossier_id and r.kind = 'replaces'
                              and (r.said_by, r.target) in ((k.unique_id, d.unique_id), (d.unique_id, k.unique_id))))
    )
    select k.id from kin k;
end $$;

-- All versions of the paper leave with it. No row: it is not hers to say, or nothing that she sees.
create function say_not_mine(dispute uuid, document uuid)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    said document;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into said from document d
     where d.id = say_not_mine.document and d.dossier_id || '/' || d.family = any (shelves('read'))
       and d.state = 'current' and d.disputed_at is null and not d.not_for_person for update;
    if not found then return; end if;
    insert into document_dispute (id, establishment_id, dossier_id, document_id, said_by)
    values (say_not_mine.dispute, said.establishment_id, said.dossier_id, said.id, actor_id());
    return query update document d set disputed_at = now()
     where d.id in (select v.id from versions_of(said.id) v) and d.disputed_at is null
    returning d.id, d.establishment_id, d.dossier_id;
end $$;

-- `hers` brings it back as it was; `not_hers` leaves it out of sight. No row: no such dispute is open here.
create function settle_dispute(dispute uuid, outcome text)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    settled document_dispute;
    said document;
begin
    if not 'identity' = any (my_duties()) then return; end if;
    update document_dispute t set settled_at = now(), settled_by = actor_id(), outcome = settle_dispute.outcome
     where t.id = settle_dispute.dispute and t.establishment_id = acting_house() and t.settled_at is null
    returning * into settled;
    if not found then return; end if;
    select * into said from document d where d.id = settled.document_id;
    if settled.outcome = 'hers' then
        update document d set disputed_at = null
         where d.id in (select v.id from versions_of(said.id) v);
    else
        -- A paper of somebody else was seen here: the house keeps a record of it from now on.
        insert into misfiling (id, establishment_id, dossier_id, document_id, opened_by)
        values (gen_random_uuid(), settled.establishment_id, settled.dossier_id, settled.document_id, actor_id());
        -- Whoever sent it is told: the mistake is at the source.
        update deposit p set state = 'disputed' from document d
         where d.id in (select v.id from versions_of(said.id) v) and p.document_id = d.id and p.state = 'filed';
    end if;
    return query select said.id, said.establishment_id, said.dossier_id;
end $$;
