-- as gate
-- How sure the house is of an identity. These doors change a dossier for who has the duty in its house; no row: it is
-- not there, or not hers to say.

create function says_identities() returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return my_duties() && array['identity', 'enrolment'];
end $$;

-- Somebody of her house, of whom she may then say in the trail what she did.
create function identifies(dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return says_identities() and exists (select from dossier d
                                          where d.id = identifies.dossier and d.establishment_id = acting_house());
end $$;

-- A document that one may trust says the same as the dossier: the second of the two criteria.
create function saw_document(proof uuid, dossier uuid, kind text)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not says_identities() then return; end if;
    return query update dossier d
       set identity_status = case d.identity_status when 'PROV' then 'VALI' when 'RECUP' then 'QUAL' else d.identity_status end
     where d.id = saw_document.dossier and d.establishment_id = acting_house()
    returning d.id, d.establishment_id, d.id;
    if found then
        insert into identity_proof (id, establishment_id, dossier_id, kind, seen_by)
        values (proof, acting_house(), saw_document.dossier, saw_document.kind, actor_id());
    end if;
end $$;

-- INSi says something else than the dossier. 'taken': the dossier says it too, and a document must be seen again;
-- 'left': it was somebody else, or INSi is wrong. What INSi said is forgotten either way.
create function settle_insi(search uuid, outcome text) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    said insi_search;
begin
    if not says_identities() then return; end if;
    select * into said from insi_search s where s.id = search and s.establishment_id = acting_house()
       and s.state in ('unlike', 'twice') and s.settled_at is null for update;
    if not found then return; end if;
    if settle_insi.outcome = 'taken' then
        -- A number that another dossier of the house has meanwhile is nobody's to take.
        if said.state <> 'unlike' or exists (select from dossier d where d.establishment_id = said.establishment_id
                and d.matricule_index = said.matricule_index and d.id <> said.dossier_id) then return; end if;
        update dossier d set birth_name = said.birth_name, given_names = said.given_names, birthdate = said.birthdate,
               sex = said.sex, birthplace = said.birthplace, matricule_oid = said.matricule_oid,
               matricule = said.matricule, matricule_index = said.matricule_index, identity_status = 'RECUP'
         where d.id = said.dossier_id;
    end if;
    return query update insi_search s set settled_at = now(), settled_by = actor_id(), outcome = settle_insi.outcome,
           birth_name = null, given_names = null, birthdate = null, sex = null, birthplace = null,
           matricule_oid = null, matricule = null, matricule_index = null
     where s.id = said.id
    returning s.dossier_id, s.establishment_id, s.dossier_id;
end $$;
