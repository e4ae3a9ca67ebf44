-- as gate
-- What closes or hands over a dossier: the end of a stay, a departure, a death, a birthday. Times are those of the house.

create function midnight_after(day date, house uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (day + 1)::timestamp at time zone (select e.time_zone from establishment e where e.id = house);
end $$;

-- Whether she came back after this departure: a stay began later.
create function came_back(e dossier_event) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return e.kind <> 'death' and exists (select from stay s where s.dossier_id = e.dossier_id and s.starts_on > e.day);
end $$;

-- Until when she reads: what the events that hold say, but for those from which she came back.
create function reads_until(dossier uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return coalesce((select min(e.reads_until) from dossier_event e
                      where e.dossier_id = reads_until.dossier and e.cancelled_at is null and not came_back(e)), 'infinity');
end $$;

-- Until when the house supports her: what all her stays say, and never after the departure that it noted, unless a stay
-- begins later: she came back. Null: without an end, or nothing says.
create function supported_until(dossier uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return least(
        (select midnight_after(max(s.ends_on), min(s.establishment_id::text)::uuid) from stay s
          where s.dossier_id = supported_until.dossier having count(*) = count(s.ends_on) and count(*) > 0),
        (select midnight_after(e.day, e.establishment_id) from dossier_event e
          where e.dossier_id = supported_until.dossier and e.kind <> 'death' and e.cancelled_at is null
            and not came_back(e)));
end $$;

-- Whoever supported her sees nothing of her from then on; who was to begin later ends before it begins.
create function end_supports(dossier uuid, until timestamptz) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update dossier_team dt set ends_at = until where dt.dossier_id = end_supports.dossier and dt.ends_at > until;
end $$;

-- A stay that ends closes what it says, whoever wrote it; said to end later, it gives back what it had closed,
-- but nothing of what two joined dossiers opened: that lives no longer than its origin.
create function stay_closes() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    until timestamptz := supported_until(new.dossier_id);
begin
    -- What a departure closed opens again when the departure is taken back.
    if tg_op = 'UPDATE' and old.ends_on is not null and not exists (
        select from dossier_event e where e.dossier_id = new.dossier_id and e.kind <> 'death' and e.cancelled_at is null
           and e.day = old.ends_on) then
        update dossier_team dt set ends_at = 'infinity'
         where dt.dossier_id = new.dossier_id and dt.ends_at = midnight_after(old.ends_on, new.establishment_id)
           and dt.pair_id is null;
    end if;
    if until is not null then perform end_supports(new.dossier_id, until); end if;
    -- She came back: she reads on, as long as she is there.
    update dossier d set open_until = reads_until(d.id)
     where d.id = new.dossier_id and d.open_until < reads_until(d.id)
       and exists (select from dossier_event e where e.dossier_id = d.id and e.cancelled_at is null and came_back(e));
    return null;
end $$;

-- A team that begins to support somebody whose stay has an end does so until then.
create function support_closes() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    new.ends_at := least(new.ends_at, coalesce(supported_until(new.dossier_id), 'infinity'));
    return new;
end $$;

create function enrols(dossier uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return 'enrolment' = any (my_duties())
       and exists (select from dossier d where d.id = enrols.dossier and d.establishment_id = acting_house());
end $$;

-- The dossier that is joined to this one. Null: none is.
create function partner_of(dossier uuid) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select case p.one_id when dossier then p.other_id else p.one_id end from dossier_pair p
             where p.split_at is null and dossier in (p.one_id, p.other_id));
end $$;

-- Keeps the ends, as they are, of what a departure on that day will close: stays, teams here and through a joined dossier.
create function keep_ends(event uuid, dossier uuid, day date) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into dossier_event_end (event_id, row_id, establishment_id, ends_on)
    select event, s.id, s.establishment_id, s.ends_on from stay s
     where s.dossier_id = keep_ends.dossier and coalesce(s.ends_on > day, true);
    insert into dossier_event_end (event_id, row_id, establishment_id, ends_at)
    select event, dt.id, dt.establishment_id, dt.ends_at from dossier_team dt
     where (dt.dossier_id = keep_ends.dossier or dt.dossier_id = partner_of(keep_ends.dossier) and dt.pair_id is not null)
       and dt.ends_at >= midnight_after(day, acting_house());
end $$;

-- As it was before a departure: what it closed and nobody has changed since. What began meanwhile lasts as stays say.
create function give_back(one dossier_event) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    back uuid[];
begin
    back := array(
        select dt.id from dossier_team dt left join dossier_event_end k on k.event_id = one.id and k.row_id = dt.id
         where (dt.dossier_id = one.dossier_id or dt.dossier_id = partner_of(one.dossier_id))
           and dt.ends_at = midnight_after(one.day, one.establishment_id)
           and case when dt.pair_id is null then dt.dossier_id = one.dossier_id
                    else k.row_id is not null
                         and exists (select from dossier_pair p where p.id = dt.pair_id and p.split_at is null) end);
    update stay s set ends_on = k.ends_on from dossier_event_end k
     where k.event_id = one.id and k.row_id = s.id and s.dossier_id = one.dossier_id and s.ends_on = one.day;
    update dossier_team dt set ends_at = least(
        coalesce((select k.ends_at from dossier_event_end k where k.event_id = one.id and k.row_id = dt.id), 'infinity'),
        supported_until(dt.dossier_id))
     where dt.id = any (back);
end $$;

-- done; already: it is noted; early: a death is not noted before it happens. The trail names the dossier.
create function note_event(event uuid, dossier uuid, kind text, day date, evidence text, months int)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    reads timestamptz;
begin
    if not enrols(dossier) then return; end if;
    perform from dossier d where d.id = note_event.dossier for update;
    if exists (select from dossier_event e where e.dossier_id = note_event.dossier and e.cancelled_at is null
                  and (e.kind = 'death') = (note_event.kind = 'death') and not came_back(e)) then
        outcome := 'already';
    elsif note_event.kind = 'death' and midnight_after(day - 1, acting_house()) > now() then
        outcome := 'early';
    else
        outcome := 'done';
    end if;
    if outcome <> 'done' then
        return query select note_event.outcome, null::uuid, acting_house(), null::uuid;
        return;
    end if;
    reads := case when note_event.kind = 'death' then now() else midnight_after(
        (note_event.day + make_interval(months => note_event.months))::date, acting_house()) end;
    insert into dossier_event (id, establishment_id, dossier_id, kind, day, evidence, noted_by, reads_until)
    values (event, acting_house(), note_event.dossier, note_event.kind, note_event.day, note_event.evidence, actor_id(), reads);
    if note_event.kind <> 'death' then
        perform keep_ends(event, note_event.dossier, note_event.day);
        update stay s set ends_on = note_event.day where s.dossier_id = note_event.dossier
           and s.starts_on <= note_event.day and coalesce(s.ends_on > note_event.day, true);
        perform end_supports(note_event.dossier, midnight_after(note_event.day, acting_house()));
    end if;
    perform close_to_her(note_event.dossier, reads);
    return query select 'done', note_event.dossier, acting_house(), note_event.dossier;
end $$;

-- She reads it until then. Once none of hers is open any more, nobody acts for her and nothing of hers is open.
create function close_to_her(dossier uuid, until timestamptz) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hers uuid;
begin
    update dossier d set open_until = least(d.open_until, until) where d.id = close_to_her.dossier returning d.person_id into hers;
    if until > now() or hers is null or exists (
        select from dossier d where d.person_id = hers and d.linked_at is not null and d.open_until > now()) then
        return;
    end if;
    update delegation g set stopped_at = now(), ended_by = 'staff' where g.usager_id = hers and g.stopped_at is null;
    update sign_in s set revoked_at = now() where s.person_id = hers and s.revoked_at is null;
end $$;

-- It was a mistake: all is as it was, but for what another event that holds closes. Accesses that were stopped are given anew.
create function cancel_event(event uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one dossier_event;
begin
    select * into one from dossier_event e where e.id = event and e.cancelled_at is null and e.establishment_id = acting_house()
       for update;
    if not found or not enrols(one.dossier_id) then return; end if;
    update dossier_event e set cancelled_at = now() where e.id = event;
    if one.kind <> 'death' then perform give_back(one); end if;
    update dossier d set open_until = reads_until(d.id) where d.id = one.dossier_id;
    return query select 'done', one.dossier_id, one.establishment_id, one.dossier_id;
end $$;

-- The day on which somebody is eighteen; a day or a month that nobody knows is the last that it can be. Null: no date.
create function of_age_on(birthdate text) returns date immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    y int; m int; d int;
begin
    if birthdate !~ '^[0-9]{4}-(0[0-9]|1[0-2])-([0-2][0-9]|3[01])$' then return null; end if;
    y := split_part(birthdate, '-', 1)::int + 18;
    m := split_part(birthdate, '-', 2)::int;
    d := split_part(birthdate, '-', 3)::int;
    if m = 0 then m := 12; end if;
    if d = 0 then return (make_date(y, m, 1) + interval '1 month' - interval '1 day')::date; end if;
    return make_date(y, m, 1) + (d - 1);
end $$;

-- Since when she is of age for every house where she is: a date that one of them mistypes hands over nothing of the
-- others. Null: none of them knows.
create function of_age_since(person uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select max(midnight_after(of_age_on(d.birthdate) - 1, d.establishment_id)) from dossier d
             where d.person_id = of_age_since.person and d.linked_at is not null);
end $$;

-- Accesses that parents had for a child who is of age now. How many ended.
create function end_at_majority(parents text[]) returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    ended int;
begin
    update delegation g set stopped_at = now(), ended_by = 'clock'
     where g.stopped_at is null and g.relation = any (parents)
       and of_age_since(g.usager_id) <= now() and g.given_at < of_age_since(g.usager_id);
    get diagnostics ended = row_count;
    return ended;
end $$;
