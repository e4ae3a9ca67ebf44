-- as gate
-- Enrolment: who opens dossiers, and notes who leaves.

-- Whether this dossier is another house's. One that is being opened in this very statement is nowhere yet.
create function is_elsewhere(dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from dossier d where d.id = is_elsewhere.dossier and d.establishment_id <> acting_house());
end $$;
