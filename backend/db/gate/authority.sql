-- By what somebody holds authority over a child.

-- The kind of the measure by which she held it then, for herself, for the person, and for who supports him. Null: by none.
create function authority_of(holder uuid, dossier uuid, moment timestamptz) returns text stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not dossier = any (visible_dossiers()) or (capacity() = 'aidant' and holder <> actor_id()) then
        return null;
    end if;
    return (select m.kind from measure m
             where m.dossier_id = authority_of.dossier and m.scope = '' and not law_closes(m.kind) and m.checked_at <= moment
               and midnight_before(m.starts_on, m.establishment_id) <= moment and measure_ends(m) > moment
               and holds_measure(m.id, holder)
             order by m.entered_at, m.id limit 1);
end $$;
