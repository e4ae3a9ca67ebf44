-- Measures are entered by one member of a house who enrols, checked by another, and stopped by any: closing cannot wait.

-- Who said this code at the desk less than a day ago: once.
create function spend_code_at_desk(code_hash bytea) returns uuid
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid;
begin
    delete from aidant_code c where c.code_hash = spend_code_at_desk.code_hash and c.made_at > now() - interval '1 day'
    returning c.person_id into named;
    return named;
end $$;

create function today_at(house uuid) returns date stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (now() at time zone (select e.time_zone from establishment e where e.id = house))::date;
end $$;

create function office_here(office uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from guardian_office o where o.id = office and o.establishment_id = acting_house());
end $$;

-- done; code: nobody said it today; self: hers over herself; own: nobody enters what she will hold; office: none;
-- closed: a judge forbade it; adult: authority ends with childhood.
create function enter_measure(measure uuid, dossier uuid, kind text, scope text, code_hash bytea, office uuid,
                              decided date, starts date, ends date, evidence text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid, told uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid;
    hers uuid;
begin
    if not enrols(dossier) then return; end if;
    select d.person_id into hers from dossier d where d.id = enter_measure.dossier;
    if office is null then named := spend_code_at_desk(enter_measure.code_hash); end if;
    outcome := case
        when office is null and named is null then 'code'
        when named = hers then 'self'
        when named = actor_id() then 'own'
        when office is not null and not office_here(office) then 'office'
        when hers is not null and closed_to(hers, named) then 'closed'
        when scope = '' and coalesce(of_age_at(dossier) <= now(), true) then 'adult'
        else 'done' end;
    if outcome = 'done' then
        insert into measure (id, establishment_id, dossier_id, kind, scope, decided_on, starts_on, ends_on, evidence,
                             entered_by)
        values (measure, acting_house(), enter_measure.dossier, enter_measure.kind, enter_measure.scope, decided, starts,
                ends, enter_measure.evidence, actor_id());
        insert into measure_holder (id, measure_id, establishment_id, person_id, office_id)
        values (gen_random_uuid(), measure, acting_house(), named, office);
    end if;
    return query select enter_measure.outcome, enter_measure.dossier, acting_house(), enter_measure.dossier, told_to(enter_measure.dossier);
end $$;

-- One of this house that has not ended, for whoever enrols: locked.
create function measure_of_mine(measure uuid) returns setof measure
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select m.* from measure m where m.id = measure and m.establishment_id = acting_house()
                    and enrols(m.dossier_id) and coalesce(m.stops_at > now(), true) for update;
end $$;

-- done: it lets in from now on; same: whoever entered it cannot; own: nor who holds it; unlinked: she has no account yet;
-- else what `evidence_stands` says of the judgment.
create function check_measure(measure uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid, told uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one measure;
begin
    select * into one from measure_of_mine(measure) m where m.checked_at is null;
    if not found then return; end if;
    outcome := case
        when one.entered_by = actor_id() then 'same'
        when actor_id() = any (holders_of(one.id)) then 'own'
        when not exists (select from dossier d where d.id = one.dossier_id and d.linked_at is not null) then 'unlinked'
        else evidence_stands(one.id) end;
    if outcome = 'done' then
        update measure m set checked_by = actor_id(), checked_at = now() where m.id = one.id;
        perform settle_measure(one.id);
    end if;
    return query select check_measure.outcome, one.dossier_id, one.establishment_id, one.dossier_id, told_to(one.dossier_id);
end $$;

-- At once, or at the first instant of that day in the house. Withdrawn or forbidden: at once and for good, and until
-- `closing` is stopped nothing lets its holder in. Emancipated: childhood ends then, so the authority of each does.
-- lift: neither who closed nor who is closed out opens again alone; adult: no authority over a child ends so.
create function stop_measure(measure uuid, why text, day date, closing uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one measure;
begin
    select * into one from measure_of_mine(measure);
    if not found then return; end if;
    if law_closes(one.kind) and (one.entered_by = actor_id() or actor_id() = any (holders_of(one.id))) then
        return query select 'lift', one.dossier_id, one.establishment_id, one.dossier_id;
        return;
    end if;
    if stop_measure.why = 'emancipated' and (one.scope <> '' or law_closes(one.kind)) then
        return query select 'adult', one.dossier_id, one.establishment_id, one.dossier_id;
        return;
    end if;
    update measure m set why = stop_measure.why, stopped_by = actor_id(), stops_at = case when law_closes(stop_measure.why)
           then now() else greatest(now(), coalesce(midnight_before(day, m.establishment_id), now())) end
     where m.id = one.id;
    if law_closes(why) then
        insert into measure (id, establishment_id, dossier_id, kind, scope, decided_on, starts_on, evidence, entered_by)
        values (closing, one.establishment_id, one.dossier_id, stop_measure.why, '', today_at(one.establishment_id),
                today_at(one.establishment_id), 'desk', actor_id());
        insert into measure_holder (id, measure_id, establishment_id, person_id, office_id)
        select gen_random_uuid(), closing, h.establishment_id, h.person_id, h.office_id from measure_holder h
         where h.measure_id = one.id;
    end if;
    perform settle_measure(m.id) from measure m where m.id = one.id
         or stop_measure.why = 'emancipated' and m.dossier_id = one.dossier_id and m.scope = '' and not law_closes(m.kind);
    return query select 'done', one.dossier_id, one.establishment_id, one.dossier_id;
end $$;
