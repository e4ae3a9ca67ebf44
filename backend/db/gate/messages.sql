-- Take back what one has just sent: within ten seconds of our own clock, as its author and in the capacity in which it was
-- written, as long as nobody of the other side read it and nobody wrote after it. The thread is then as it was before;
-- with its only message, it goes. `outcome`: taken, late, read, followed; no row: there is no such message.
create function take_back(wanted uuid)
    returns table (outcome text, thread uuid, house uuid, dossier uuid, left_number int)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    talk thread;
    said message;
    before message;
begin
    -- In the order of who posts: the thread, then the message. Whoever is noting that she read it is waited for.
    select t.* into talk from thread t join message m on m.thread_id = t.id where m.id = wanted for no key update of t;
    select * into said from message m where m.id = wanted for update;
    if not found or said.taken_back_at is not null or capacity() not in ('usager', 'aidant')
        or said.author_id <> actor_id() or said.capacity <> capacity()
        or not said.dossier_id || '/messages' = any (shelves('write')) or talk.id = any (hidden_threads()) then
        return;
    end if;
    thread := talk.id;
    house := talk.establishment_id;
    dossier := talk.dossier_id;
    left_number := said.number - 1;
    outcome := case
        when exists (select from thread_reading r where r.thread_id = talk.id and r.number >= said.number
                        and r.capacity = 'staff') then 'read'
        when said.number <> talk.last_number then 'followed'
        when said.posted_at + interval '10 seconds' < clock_timestamp() then 'late'
        else 'taken' end;
    if outcome = 'taken' then
        delete from message_word w where w.message_id = said.id;
        delete from message_photo_file f using message_photo p where p.id = f.photo_id and p.message_id = said.id;
        delete from message_photo p where p.message_id = said.id;
        delete from thread_reading r where r.thread_id = talk.id and r.number = said.number;
        update message m set number = null, body = '', taken_back_at = now() where m.id = said.id;
        select * into before from message m where m.thread_id = talk.id and m.number = said.number - 1;
        update thread t
           set last_number = said.number - 1, last_at = coalesce(before.posted_at, t.last_at),
               waits_since = case when before.capacity in ('usager', 'aidant') then t.waits_since end,
               due_at = case when before.capacity in ('usager', 'aidant') then t.due_at end,
               taken_back_at = case when before.id is null then now() end
         where t.id = talk.id;
    end if;
    return next;
end $$;

-- Whom alone a person may write to: those of her teams that answer messages, whose role does. Nobody is told of it by this
-- but the person herself.
create function confidants() returns table (membership uuid, name text, label text, team uuid, dossier uuid, house uuid)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select m.id, m.shown_name, r.label, t.id, dt.dossier_id, t.establishment_id
      from dossier_team dt
      join team t on t.id = dt.team_id and t.answers_messages
      join membership_team mt on mt.team_id = t.id
      join membership m on m.id = mt.membership_id and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
      join role r on r.id = m.role_id
     where dt.dossier_id = any (visible_dossiers()) and dt.starts_at <= now() and dt.ends_at > now()
       and exists (select from role_right rr where rr.role_id = r.id and rr.can = 'write' and rr.family = 'messages')
       and exists (select from role_right rr where rr.role_id = r.id and rr.can = 'read' and rr.family = 'messages')
     order by lower(unaccent(m.shown_name)), m.id, lower(unaccent(t.name)), t.id;
end $$;

-- Whom an event of a thread may concern, as open pages are told of it: a dossier and a team, or of a confidential
-- one the person and the member to whom alone she writes; of a secret one, or one in which somebody wrote for a child whose
-- parents learn nothing of each other, the person and the team, so that no page of somebody who acts for her wakes. A hint,
-- never a right.
create function concerned(thread uuid) returns text
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select case when t.confidential_to is not null then d.person_id || ' ' || t.confidential_to
                        when is_secret(t.id, t.document_id) or parts_parents(t.id, d.person_id) then d.person_id || ' ' || t.team_id
                        else t.dossier_id || ' ' || t.team_id end
              from thread t join dossier d on d.id = t.dossier_id where t.id = concerned.thread);
end $$;

-- Somebody wrote there for a child (or is writing, in this very act), or brought the paper that it is about, and another
-- holds parental authority.
create function parts_parents(talk uuid, child uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from delegation g
                    where g.usager_id = child and g.ground = 'authority' and g.stopped_at is null
                      and (capacity() = 'aidant' and g.aidant_id <> actor_id() or exists (
                           select from message m where m.thread_id = talk and m.capacity = 'aidant'
                              and m.author_id <> g.aidant_id and m.taken_back_at is null)
                           or exists (select from thread t join document p on p.id = t.document_id
                                       where t.id = talk and kept_anyway(p, g.aidant_id, true))));
end $$;

-- What may concern whoever asks.
create function around_me() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return case capacity() when 'staff' then my_teams() || permit_id()
                           when 'usager' then visible_dossiers() || actor_id()
                           else visible_dossiers() end;
end $$;
