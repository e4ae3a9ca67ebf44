-- as gate
-- Who holds a measure, and to whom nothing opens.

create function midnight_before(day date, house uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return midnight_after(day - 1, house);
end $$;

-- Who holds a measure: a person, or each member of an organisation that a second member of the house has checked.
create function holds_measure(measure uuid, person uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (
        select from measure_holder h
          left join guardian_office_member om
            on om.office_id = h.office_id and om.checked_at is not null and om.ended_at is null
         where h.measure_id = measure and person in (h.person_id, om.person_id));
end $$;

-- The same, as it was at a moment that has passed.
create function held_measure(measure uuid, person uuid, moment timestamptz) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (
        select from measure_holder h
          left join guardian_office_member om
            on om.office_id = h.office_id and om.checked_at <= moment and coalesce(om.ended_at > moment, true)
         where h.measure_id = measure and person in (h.person_id, om.person_id));
end $$;

create function holders_of(measure uuid) returns uuid[] stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select distinct coalesce(h.person_id, om.person_id) from measure_holder h
                   left join guardian_office_member om on om.office_id = h.office_id
                  where h.measure_id = measure and coalesce(h.person_id, om.person_id) is not null);
end $$;

-- Whom a measure that closes names today.
create function is_shut(person uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (
        select from measure_holder h join measure m on m.id = h.measure_id
          left join guardian_office_member om on om.office_id = h.office_id and om.ended_at is null
         where person in (h.person_id, om.person_id) and law_closes(m.kind) and coalesce(m.stops_at > now(), true));
end $$;

-- She, and whom she was before she closed her account and came back by the same identity.
create function once_was(person uuid) returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select c.person_id from identity i join closed_identity c on c.issuer = i.issuer and c.subject = i.subject
                  where i.person_id = once_was.person) || once_was.person;
end $$;

-- She closed her account, and must be known again: all is shut to her, or something is kept from her by name.
create function is_known_again(person uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return is_shut(person)
        or exists (select from secret s where s.from_id = person and s.lifted_at is null)
        or exists (select from appointment_secret s where s.from_id = person and s.lifted_at is null);
end $$;

-- An authority that was withdrawn, a contact that a judge forbade: nobody has to check it, it closes. Of an organisation,
-- to each of its members: checked or not. An account that was closed changes nothing to it.
create function closed_to(usager uuid, aidant uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid[] := once_was(aidant);
begin
    return exists (
        select from measure_holder h join measure m on m.id = h.measure_id join dossier d on d.id = m.dossier_id
          left join guardian_office_member om on om.office_id = h.office_id and om.ended_at is null
         where (h.person_id = any (named) or om.person_id = any (named)) and d.person_id = usager and law_closes(m.kind)
           and coalesce(m.stops_at > now(), true));
end $$;

-- Threads in which another who acts for this child has written, for whoever acts by parental authority: parents who live
-- apart learn nothing of each other. A thread has no hole: it is there or it is not.
create function written_by_another_parent() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'aidant' or not exists (
        select from delegation g where g.id = permit_id() and g.ground = 'authority') then
        return '{}';
    end if;
    return array(select distinct t.id from dossier d join thread t on t.dossier_id = d.id
                   join message m on m.thread_id = t.id
                  where d.person_id = subject_id() and m.capacity = 'aidant' and m.author_id <> actor_id()
                    and m.taken_back_at is null);
end $$;

-- Threads where who acts by parental authority reads and does not write: somebody wrote there, and she has not. One more
-- letter of hers would take it from the other parent. Whether there is another one is not asked: it would be told by this.
create function begun_by_others() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not acts_by_authority() then return '{}'; end if;
    return array(select t.id from dossier d join thread t on t.dossier_id = d.id
                   join message m on m.thread_id = t.id and m.taken_back_at is null
                  where d.person_id = subject_id()
                  group by t.id having not bool_or(m.capacity = 'aidant' and m.author_id = actor_id()));
end $$;

-- Who changes what one may for another takes this before any row of theirs, and keeps it until the end of the transaction:
-- of two, the second waits with nothing in hand, then sees what the first did.
create function pair_in_turn(usager uuid, aidant uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('measures ' || usager || aidant, 0));
end $$;

-- She closed her account: nothing more is given to her.
create function has_left(person uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from person p where p.id = has_left.person and p.closed_at is not null);
end $$;

-- The last word on who may act for whom, whichever door it came by.
create function closed_is_not_opened() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- In turn with whoever enters what closes: of the two, the second sees the first.
    perform pair_in_turn(new.usager_id, new.aidant_id);
    -- In turn with whoever closes her account, too.
    perform from person p where p.id = new.aidant_id and p.closed_at is null for share;
    if not found or closed_to(new.usager_id, new.aidant_id) then
        raise exception 'closed' using errcode = 'check_violation';
    end if;
    return new;
end $$;
