-- Rows that hang on another row follow *its* policy: these run with the rights of who asks.

create function document_in_sight(document uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d where d.id = document_in_sight.document);
end $$;

create function thread_in_sight(thread uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from thread t where t.id = thread_in_sight.thread);
end $$;

create function team_of_dossier(team uuid, dossier uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from dossier_team dt join team t on t.id = dt.team_id
                    where dt.team_id = team_of_dossier.team and dt.dossier_id = team_of_dossier.dossier
                      and dt.starts_at <= now() and dt.ends_at > now() and t.answers_messages);
end $$;
