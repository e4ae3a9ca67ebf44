-- as gate
-- A dossier that the house joined to somebody's: she says whether it is hers, with nothing of it shown before.

-- As registers compare names: capitals without accents, blanks for all the rest.
create function as_registers(words text) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return btrim(regexp_replace(upper(unaccent(words)), '[^A-Z0-9]+', ' ', 'g'));
end $$;

-- All five traits, none of them missing: while one differs, the house looks before anybody is asked.
create function same_five(a dossier, b dossier) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return as_registers(a.birth_name) = as_registers(b.birth_name) and as_registers(a.given_names) = as_registers(b.given_names)
       and a.birthdate = b.birthdate and a.sex = b.sex and a.birthplace = b.birthplace
       and '' <> all (array[a.birth_name, a.given_names, a.birthdate, a.sex, a.birthplace]);
end $$;

-- The dossiers that were joined to one of hers and are not hers yet, as long as she has not said no.
create function joined_to(who uuid) returns table (pair uuid, dossier uuid, house uuid, at timestamptz) stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select p.id, d.id, p.establishment_id, p.joined_at
                   from dossier o join dossier_pair p on p.split_at is null and o.id in (p.one_id, p.other_id)
                   join dossier d on d.id in (p.one_id, p.other_id) and d.id <> o.id
                  where o.person_id = who and o.linked_at is not null and o.open_until > now()
                    and d.linked_at is null and d.open_until > now() and coalesce(d.person_id = who, true)
                    and p.refused_at is null and same_five(d, o);
end $$;

-- What she is asked: by which house, and since when. Nothing of the other dossier.
create function joined_to_me() returns table (pair uuid, house text, zone text, at timestamptz) stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select j.pair, e.name, e.time_zone, j.at from joined_to(actor_id()) j
                   join establishment e on e.id = j.house order by j.at, j.pair;
end $$;

-- « Oui, c’est mon dossier »: from now on she reads it too. « Non »: it stays closed, and the house is told. Noted here, in
-- her name: a yes in the dossier that she did not see, a no in her own, for the other may be somebody else’s. False: it is
-- not asked of her.
create function answer_joined(pair uuid, agrees boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one uuid;
begin
    if capacity() is distinct from 'usager' then return false; end if;
    perform from dossier d, dossier_pair p where p.id = answer_joined.pair and d.id in (p.one_id, p.other_id)
      order by d.id for update of d;
    select j.dossier into one from joined_to(actor_id()) j where j.pair = answer_joined.pair;
    if not found then return false; end if;
    if agrees then
        perform lapse_enrolment(one);
        update dossier d set person_id = actor_id(), linked_at = now() where d.id = one;
    end if;
    update dossier_pair p set attached_id = one, refused_at = case when agrees then null else now() end
     where p.id = answer_joined.pair;
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), d.establishment_id, d.id, actor_id(), capacity(), actor_id(), 'enrolment',
           case when agrees then 'dossier.joined_yes' else 'dossier.joined_no' end, array[d.id]
      from dossier d where d.id = case when agrees then one else partner_of(one) end;
    return true;
end $$;

-- Whether somebody has a means of her own to come in, or is in.
create function comes_in(who uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from identity i where i.person_id = who) or exists (select from passkey k where k.person_id = who)
        or exists (select from code_card c where c.person_id = who)
        or exists (select from sign_in s where s.person_id = who and s.revoked_at is null);
end $$;

-- The person of the dossier that was joined to this one, when she will never sign in: it is confirmed with her, at the
-- desk. Null: it is not asked so.
create function person_beside(dossier uuid) returns uuid stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) then return null; end if;
    return (select o.person_id from dossier o, joined_to(o.person_id) j
             where o.id = partner_of(person_beside.dossier) and j.dossier = person_beside.dossier
               and not comes_in(o.person_id));
end $$;

-- Where a joined dossier is: confirmed, refused, unlike (a trait differs: she is not asked), with_her (at the desk),
-- asked, closed (one is: nobody is asked), nobody (neither is anybody's).
create function pair_state(pair uuid) returns text stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one dossier_pair;
    a dossier;
    b dossier;
begin
    select * into one from dossier_pair p
     where p.id = pair and p.establishment_id = acting_house() and 'identity' = any (my_duties());
    if not found then return null; end if;
    select * into a from dossier d where d.id = one.one_id;
    select * into b from dossier d where d.id = one.other_id;
    return case when a.linked_at is not null and b.linked_at is not null then 'confirmed'
                when one.refused_at is not null then 'refused'
                when a.linked_at is null and b.linked_at is null then 'nobody'
                when not same_five(a, b) then 'unlike'
                when least(a.open_until, b.open_until) <= now() then 'closed'
                when comes_in(coalesce(a.person_id, b.person_id)) then 'asked' else 'with_her' end;
end $$;
