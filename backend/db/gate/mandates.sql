-- A mandate on paper: prepared, entered with its evidence, confirmed by a second person. By whoever enrols in the house;
-- each answers a row that says how it ended (`outcome`) and about whose dossier. No row: it is not hers to do.

create function prepare_mandate(mandate uuid, dossier uuid, reference text, given_name text, family_name text,
                                relation text, agreed_text text, agreed_hash bytea, words text,
                                rights_end timestamptz, rights text[], shelves text[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'enrolment' = any (my_duties()) or rights_end <= now() or not exists (
        select from dossier d where d.id = dossier and d.establishment_id = acting_house() and d.person_id is not null
                                and d.linked_at is not null and d.open_until > now()) then
        return;
    end if;
    insert into mandate (id, establishment_id, dossier_id, reference, given_name, family_name, relation, agreed_text,
                         agreed_hash, words, rights_end, prepared_by)
    values (mandate, acting_house(), dossier, prepare_mandate.reference, prepare_mandate.given_name,
            prepare_mandate.family_name, prepare_mandate.relation, prepare_mandate.agreed_text,
            prepare_mandate.agreed_hash, prepare_mandate.words, prepare_mandate.rights_end, actor_id());
    insert into mandate_right (mandate_id, can, family, establishment_id)
    select mandate, s.can, s.family, acting_house() from unnest(rights, shelves) as s (can, family);
    return query select 'done', dossier, acting_house(), dossier;
end $$;

-- A mandate of this house that waits, locked. Null: there is none, or it is over.
create function waiting_mandate(mandate uuid) returns mandate
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    one mandate;
begin
    if not 'enrolment' = any (my_duties()) then return null; end if;
    select * into one from mandate m
     where m.id = waiting_mandate.mandate and m.establishment_id = acting_house() and m.outcome is null
       and m.expires_at > now() and m.rights_end > now() for update;
    return one;
end $$;

-- The paper came back, signed. done; code: nobody's, or too old; name: the code is of somebody whom the paper does not name;
-- own: the actor names herself; self: she would be her own aidant; entered: it was done already.
create function enter_mandate(mandate uuid, code_hash bytea, signed_on date, key_id uuid, evidence bytea)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one mandate := waiting_mandate(enter_mandate.mandate);
    who uuid;
    how text := 'done';
begin
    if one.id is null then return; end if;
    select c.person_id into who from aidant_code c
     where c.code_hash = enter_mandate.code_hash and c.made_at > now() - interval '1 day'
       and not closed_to((select d.person_id from dossier d where d.id = one.dossier_id), c.person_id);
    how := case when one.entered_by is not null then 'entered' when who is null then 'code'
                when who = actor_id() then 'own'
                when who = (select d.person_id from dossier d where d.id = one.dossier_id) then 'self'
                when not is_called(who, one.given_name, one.family_name) then 'name' else 'done' end;
    -- It serves once: of two desks that type it, the second finds it gone.
    delete from aidant_code c where how = 'done' and c.code_hash = enter_mandate.code_hash;
    if how = 'done' and not found then how := 'code'; end if;
    if how = 'done' then
        update mandate m set entered_by = actor_id(), entered_at = now(), aidant_id = who,
               signed_on = enter_mandate.signed_on, key_id = enter_mandate.key_id, evidence = enter_mandate.evidence
         where m.id = one.id;
    end if;
    return query select how, one.dossier_id, one.establishment_id, one.dossier_id;
end $$;

-- The second person. done; own: she entered it, or is the aidant; paper: nothing was entered yet; already: that person acts
-- for her; enough and busy: one aidant, or one person to help, too many; else what `evidence_stands` says of the paper.
-- `told` is whom it is told to, elsewhere than here.
create function confirm_mandate(mandate uuid, made uuid, aidants_max int, helped_max int)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid, told uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one mandate := waiting_mandate(confirm_mandate.mandate);
    hers dossier;
    how text;
begin
    if one.id is null then return; end if;
    select * into hers from dossier d where d.id = one.dossier_id and d.linked_at is not null and d.open_until > now();
    if not found or has_left(one.aidant_id) or closed_to(hers.person_id, one.aidant_id) then return; end if;
    how := case when one.entered_by is null then 'paper' when actor_id() in (one.entered_by, one.aidant_id) then 'own'
                else evidence_stands(one.id) end;
    if how = 'done' then
        perform pair_in_turn(hers.person_id, one.aidant_id);
        update delegation d set stopped_at = now(), ended_by = 'clock'
         where d.usager_id = hers.person_id and d.aidant_id = one.aidant_id and d.stopped_at is null and d.ends_at <= now();
        how := case when exists (select from delegation d where d.usager_id = hers.person_id
                                    and d.aidant_id = one.aidant_id and d.stopped_at is null) then 'already'
                    else coalesce(one_too_many(hers.person_id, one.aidant_id, aidants_max, helped_max), 'done') end;
    end if;
    if how = 'done' then
        insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, ground)
        values (made, hers.person_id, one.aidant_id, one.relation, one.agreed_text, one.agreed_hash, now(),
                one.rights_end, 'desk') on conflict do nothing;
        if not found then how := 'already'; end if;
    end if;
    if how = 'done' then
        insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
        select made, one.dossier_id, r.can, r.family, now(), one.rights_end from mandate_right r where r.mandate_id = one.id;
        update mandate m set outcome = 'confirmed', decided_by = actor_id(), decided_at = now(), delegation_id = made
         where m.id = one.id;
    end if;
    return query select how, one.dossier_id, one.establishment_id, one.dossier_id, hers.person_id;
end $$;

create function cancel_mandate(mandate uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one mandate := waiting_mandate(cancel_mandate.mandate);
begin
    if one.id is null then return; end if;
    update mandate m set outcome = 'cancelled', decided_by = actor_id(), decided_at = now() where m.id = one.id;
    return query select 'done', one.dossier_id, one.establishment_id, one.dossier_id;
end $$;

-- Who entered and who confirmed, by the names that their house shows: for that desk.
create function mandate_hands(mandate uuid) returns table (entered text, decided text, aidant text) stable rows 1
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'enrolment' = any (my_duties()) then return; end if;
    return query
    select (select s.shown_name::text from membership s where s.person_id = m.entered_by
               and s.establishment_id = m.establishment_id order by s.starts_at desc limit 1),
           (select s.shown_name::text from membership s where s.person_id = m.decided_by
               and s.establishment_id = m.establishment_id order by s.starts_at desc limit 1),
           (select p.given_name || ' ' || p.family_name from person p where p.id = m.aidant_id)
      from mandate m where m.id = mandate_hands.mandate and m.establishment_id = acting_house();
end $$;
