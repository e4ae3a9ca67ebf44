-- as gate
-- Rows that hang on another row follow *its* policy: these run with the rights of who asks.

create function document_in_sight(document uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d where d.id = document_in_sight.document);
end $$;

-- All of them at once, read once per statement: a search checks many words.
create function documents_in_sight() returns uuid[] stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from document d where d.dossier_id = any (visible_dossiers()));
end $$;

-- By its author's id: some version of the paper that says something of another.
create function paper_in_sight(house uuid, dossier uuid, unique_id text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d
                    where d.establishment_id = house and d.dossier_id = dossier and d.unique_id = paper_in_sight.unique_id);
end $$;

create function thread_in_sight(thread uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from thread t where t.id = thread_in_sight.thread);
end $$;

-- All of them at once, read once per statement: a search checks many words.
create function threads_in_sight() returns uuid[] stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select t.id from thread t where t.dossier_id = any (visible_dossiers()));
end $$;

-- What hangs on a row says again whose it is: it must say the same, or one dossier's words could lie in another's.
create function document_in_dossier(document uuid, dossier uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from document d where d.id = document_in_dossier.document
                      and d.dossier_id = document_in_dossier.dossier);
end $$;

create function thread_in_dossier(thread uuid, dossier uuid, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from thread t where t.id = thread_in_dossier.thread
                      and t.dossier_id = thread_in_dossier.dossier and t.establishment_id = house);
end $$;

-- Who may be said to take care of a thread: a member of its team now, whose role answers, said by one who answers too.
create function may_hold(thread uuid, holder uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return capacity() = 'staff' and exists (
        select from thread t
          join membership_team mt on mt.team_id = t.team_id
          join membership m on m.id = mt.membership_id
          join role_right r on r.role_id = m.role_id and r.can = 'write' and r.family = 'messages'
         where t.id = may_hold.thread and m.id = may_hold.holder
           and coalesce(t.confidential_to = m.id, true)
           and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
           and t.dossier_id || '/messages' = any (shelves('write')));
end $$;

-- She may write to this member of this team alone.
create function may_confide(holder uuid, team uuid, dossier uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from confidants() c
                    where c.membership = holder and c.team = may_confide.team and c.dossier = may_confide.dossier);
end $$;

create function request_in_sight(request uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from request r where r.id = request_in_sight.request);
end $$;

create function request_in_house(request uuid, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from request r where r.id = request_in_house.request and r.establishment_id = house);
end $$;

-- The team supports this person now, in this house, and it is one that answers.
create function team_supports(team uuid, dossier uuid, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from dossier_team dt
                     join team t on t.id = dt.team_id
                     join dossier d on d.id = dt.dossier_id
                    where dt.team_id = team_supports.team and dt.dossier_id = team_supports.dossier
                      and dt.starts_at <= now() and dt.ends_at > now() and t.answers_messages
                      and t.establishment_id = house and d.establishment_id = house);
end $$;
