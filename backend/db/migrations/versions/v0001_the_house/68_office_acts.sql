-- as gate
-- Organisations that hold measures: made by who enrols; who acts for them is entered by one and checked by another.

create function make_office(office uuid, name text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'enrolment' = any (my_duties()) then return; end if;
    insert into guardian_office (id, establishment_id, name, made_by)
    values (office, acting_house(), make_office.name, actor_id());
    return query select 'done', office, acting_house(), null::uuid;
end $$;

-- code: nobody said it today; own: nobody enters herself; already: she acts for it.
create function enter_office_member(member uuid, office uuid, code_hash bytea)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named uuid;
begin
    if not 'enrolment' = any (my_duties()) or not office_here(office) then return; end if;
    named := spend_code_at_desk(enter_office_member.code_hash);
    outcome := case when named is null then 'code' when named = actor_id() then 'own'
        when exists (select from guardian_office_member om where om.office_id = office and om.person_id = named
                        and om.ended_at is null) then 'already' else 'done' end;
    if outcome = 'done' then
        insert into guardian_office_member (id, establishment_id, office_id, person_id, entered_by)
        values (member, acting_house(), office, named, actor_id());
    end if;
    return query select enter_office_member.outcome, member, acting_house(), null::uuid;
end $$;

create function office_member_here(member uuid) returns setof guardian_office_member
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select om.* from guardian_office_member om
                  where om.id = member and om.establishment_id = acting_house() and 'enrolment' = any (my_duties())
                    and om.ended_at is null for update;
end $$;

-- Whoever it holds measures of: what its members may is settled anew.
create function settle_office(office uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform settle_measures(one.usager, one.holder) from (
        select distinct d.person_id as usager, holder from measure_holder h
          join measure m on m.id = h.measure_id join dossier d on d.id = m.dossier_id, unnest(holders_of(m.id)) holder
         where h.office_id = office and d.person_id is not null and holder <> d.person_id
         order by 1, 2) one;
end $$;

-- done: she acts from now on; same: whoever entered her cannot; own: nor herself.
create function check_office_member(member uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one guardian_office_member;
begin
    select * into one from office_member_here(member) om where om.checked_at is null;
    if not found then return; end if;
    outcome := case when one.entered_by = actor_id() then 'same' when one.person_id = actor_id() then 'own' else 'done' end;
    if outcome = 'done' then
        update guardian_office_member om set checked_by = actor_id(), checked_at = now() where om.id = one.id;
        perform settle_office(one.office_id);
    end if;
    return query select check_office_member.outcome, one.id, one.establishment_id, null::uuid;
end $$;

-- She leaves the organisation: at once, everywhere in this house.
create function end_office_member(member uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one guardian_office_member;
begin
    select * into one from office_member_here(member);
    if not found then return; end if;
    update guardian_office_member om set ended_at = now() where om.id = one.id;
    perform settle_office(one.office_id);
    return query select 'done', one.id, one.establishment_id, null::uuid;
end $$;

-- Now and then: what changed without anybody's act (a birthdate corrected, a person enrolled, a measure that begins).
create function settle_due() returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(*) filter (where settle_measures(d.person_id, holder))::int
              from (select distinct d.person_id, h.holder
                      from measure m join dossier d on d.id = m.dossier_id
                      cross join lateral unnest(holders_of(m.id)) h (holder)
                     where (m.checked_at is not null or law_closes(m.kind)) and d.person_id <> h.holder
                     order by 1, 2) d (person_id, holder));
end $$;
