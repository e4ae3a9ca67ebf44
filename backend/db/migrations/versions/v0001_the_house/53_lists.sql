-- as gate
-- Professionals of a list, put to work in the house for which the system finishes an act; the first sign-in of one.

-- Who works in this house, or did: only to compare a list with. Names of persons are read nowhere else.
create function members_here() returns table (membership uuid, person uuid, national_id text, given_name text,
    family_name text, shown_name text, role uuid, teams uuid[], starts_at timestamptz, ends_at timestamptz, profession text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'system' then return; end if;
    return query
    select m.id, p.id, coalesce(n.value, ''), p.given_name, p.family_name, m.shown_name, m.role_id,
           array(select mt.team_id from membership_team mt where mt.membership_id = m.id), m.starts_at, m.ends_at,
           coalesce(h.profession, '')
      from membership m join person p on p.id = m.person_id
      left join national_identifier n on n.person_id = p.id
      left join house_professional h on h.person_id = p.id and h.establishment_id = m.establishment_id
     where m.establishment_id = acting_house() and m.stopped_at is null;
end $$;

-- One professional of a list to which somebody agreed, new here or not. `teams` null: those she has. `own`: it is about
-- whoever agreed; `last`: nobody would decide any more. No row: a role or team of elsewhere, another's number.
create function enlist(run uuid, membership uuid, person uuid, national_id text, given_name text, family_name text,
                       shown_name text, role uuid, teams uuid[], starts timestamptz, ends timestamptz, profession text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    here uuid := acting_house();
    agreed uuid;
    who uuid;
    hers uuid;
    was membership;
begin
    if capacity() is distinct from 'system' then return; end if;
    select r.agreed_by into agreed from list_run r
     where r.id = enlist.run and r.establishment_id = here and r.duty = 'members' and r.state = 'running';
    if agreed is null or not of_this_house(enlist.role, coalesce(teams, '{}')) then return; end if;
    perform one_at_a_time(here);
    perform pg_advisory_xact_lock(hashtextextended('national ' || national_id, 0)) where national_id <> '';
    select m.person_id into who from membership m
     where m.id = enlist.membership and m.establishment_id = here and m.stopped_at is null;
    who := coalesce(who, numbered(national_id));
    select * into was from membership m where m.person_id = who and m.establishment_id = here and m.stopped_at is null;
    outcome := case when who = agreed then 'own'
                    when decides(was.role_id) and not (decides(enlist.role) and starts <= now() and ends = 'infinity')
                         and not somebody_decides(here, was.id, null) then 'last' end;
    if outcome is not null then
        return query select outcome, null::uuid, here, null::uuid;
        return;
    end if;
    if who is null then
        who := enlist.person;
        insert into person (id, given_name, family_name) values (who, enlist.given_name, enlist.family_name);
    end if;
    if national_id <> '' then
        insert into national_identifier (person_id, value) values (who, national_id) on conflict do nothing;
        perform from national_identifier n where n.person_id = who and n.value = national_id;
        if not found then return; end if;
    end if;
    update membership m set role_id = enlist.role, shown_name = enlist.shown_name, starts_at = starts, ends_at = ends
     where m.person_id = who and m.establishment_id = here and m.stopped_at is null
    returning m.id into hers;
    if not found then
        hers := enlist.membership;
        insert into membership (id, establishment_id, person_id, role_id, shown_name, starts_at, ends_at)
        values (hers, here, who, enlist.role, enlist.shown_name, starts, ends);
    end if;
    if teams is not null then
        delete from membership_team mt where mt.membership_id = hers and not mt.team_id = any (teams);
        insert into membership_team (membership_id, team_id, establishment_id)
        select hers, t.id, here from unnest(teams) t (id) on conflict do nothing;
        perform off_duty(hers, now(), teams);
    end if;
    perform off_duty(hers, ends, '{}');
    if profession <> '' then
        insert into house_professional (establishment_id, person_id, profession) values (here, who, enlist.profession)
        on conflict on constraint pk_house_professional do update set profession = excluded.profession;
    end if;
    return query select 'done', hers, here, null::uuid;
end $$;

-- Somebody whom Pro Santé Connect proved and nobody knows: hers is the place of the professional whose number she has,
-- once, as long as she works somewhere. Each house where she does has it in its trail. A place that somebody is in
-- already, by any means or with anything of her own, is given to nobody: a house that writes a number beside the name of
-- a colleague must not open what is that colleague's alone.
create function attach_listed(identity uuid, issuer text, subject text, national_id text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    who uuid;
begin
    if national_id = '' then return false; end if;
    select n.person_id into who from national_identifier n where n.value = attach_listed.national_id;
    if not found or houses_of(who) = '{}'
       or exists (select from identity i where i.person_id = who
                     or (i.issuer = attach_listed.issuer and i.subject = attach_listed.subject))
       or exists (select from passkey k where k.person_id = who) or exists (select from code_card c where c.person_id = who)
       or exists (select from dossier d where d.person_id = who)
       or exists (select from delegation g where who in (g.usager_id, g.aidant_id)) then return false; end if;
    insert into identity (id, person_id, issuer, subject)
    values (attach_listed.identity, who, attach_listed.issuer, attach_listed.subject) on conflict do nothing;
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), h.id, null, who, 'staff', null, 'enrolment', 'member.attached', array[attach_listed.identity]
      from unnest(houses_of(who)) h (id);
    return true;
end $$;

-- Who works here without a national number yet, for who has the duty: to be registered, sent, refused (and why).
create function to_register() returns table (membership uuid, given_name text, family_name text, shown_name text,
    role text, profession text, starts_at timestamptz, state text, reason text, since timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'members' = any (my_duties()) then return; end if;
    return query
    select m.id, p.given_name, p.family_name, m.shown_name, r.label, coalesce(h.profession, ''), m.starts_at,
           coalesce(g.state, 'to_send'), coalesce(g.reason, ''), g.since
      from membership m join person p on p.id = m.person_id join role r on r.id = m.role_id
      left join house_professional h on h.person_id = p.id and h.establishment_id = m.establishment_id
      left join rpps_registration g on g.membership_id = m.id
     where m.establishment_id = acting_house() and m.stopped_at is null and m.ends_at > now()
       and not exists (select from national_identifier n where n.person_id = p.id)
     order by lower(unaccent(p.family_name)), lower(unaccent(p.given_name)), m.id;
end $$;

-- What became of some of them. No row: not hers to say, or nobody who waits.
create function say_registered(memberships uuid[], state text, reason text)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query insert into rpps_registration as g (membership_id, establishment_id, state, reason, since)
    select w.membership, acting_house(), say_registered.state, nullif(say_registered.reason, ''), now()
      from to_register() w where w.membership = any (memberships)
    on conflict on constraint pk_rpps_registration
    do update set state = excluded.state, reason = excluded.reason, since = excluded.since
    returning g.membership_id, g.establishment_id, null::uuid;
end $$;

-- Nothing of this list will be done: it is hers to drop, and nobody agreed to it. Its lines go with it.
create function drop_list(run uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query delete from list_run l
     where l.id = run and l.duty = any (my_duties()) and l.establishment_id = acting_house()
       and l.state in ('received', 'looked', 'failed')
    returning l.id, l.establishment_id, null::uuid;
end $$;

-- Its job was given up in the middle: it goes on as it was agreed to, for who has the duty.
create function resume_list(run uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query update list_run l set state = 'running'
     where l.id = run and l.duty = any (my_duties()) and l.establishment_id = acting_house() and l.state = 'stopped'
    returning l.id, l.establishment_id, null::uuid;
end $$;
