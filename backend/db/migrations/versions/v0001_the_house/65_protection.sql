-- as gate
-- What measures of protection and parental authority let in: delegations like the others, made and ended by these alone.
-- What each opens is `law_opens`, written from law.yaml.

-- From when to when a measure holds, by the clock of its house. Authority ends with childhood; where nobody knows the
-- birthdate, it does not begin. What closes an access has no end: it holds until it is stopped.
create function measure_ends(m measure) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return least(
        coalesce(midnight_after(m.ends_on, m.establishment_id), 'infinity'), coalesce(m.stops_at, 'infinity'),
        case when law_closes(m.kind) or m.scope <> '' then 'infinity' else coalesce(of_age_at(m.dossier_id), '-infinity') end);
end $$;

-- What the pair has now or will: square by square, of the measures that were checked, and where the law says « with
-- her », once her last answer is yes. Of two measures that open one square, the one that holds now, and longest.
create function measured(usager uuid, aidant uuid)
    returns table (dossier uuid, can text, family text, starts timestamptz, ends timestamptz, ground text, relation text)
    stable language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if has_left(aidant) or closed_to(usager, aidant) then return; end if;
    return query
        select distinct on (held.dossier_id, square) held.dossier_id, split_part(square, '/', 1), split_part(square, '/', 2),
               held.starts, held.ends, l.ground, l.relation
          from (select m.*, midnight_before(m.starts_on, m.establishment_id) as starts, measure_ends(m) as ends
                  from measure m join dossier d on d.id = m.dossier_id
                 where d.person_id = usager and d.linked_at is not null and d.open_until > now()
                   and m.checked_at is not null
                   and holds_measure(m.id, aidant)) held
          join law_opens() l on l.kind = held.kind and l.scope = held.scope
          cross join lateral regexp_split_to_table(l.squares, '\s+') square
         where held.ends > greatest(held.starts, now()) and held.ends < 'infinity' and (l.answer = 'yes' or coalesce(
               (select a.agrees from measure_answer a where a.measure_id = held.id order by a.said_at desc, a.id limit 1), false))
         order by held.dossier_id, square, held.starts > now(), held.ends desc, l.ground, l.relation;
end $$;

-- The dossiers where she acts by a measure that opens no shelf of health there: of the others, papers of offices alone.
create function everyday_dossiers() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'aidant' then return '{}'; end if;
    if pretended() <> '{}' then
        return array(select split_part(p, '/', 1)::uuid from unnest(pretended()) p
                      where current_setting('app.by_law', true) = 'true'
                      group by 1 having not bool_or(split_part(p, '/', 2) <> all (administrative() || array['messages'])));
    end if;
    return array(select r.dossier_id from delegation g join delegation_right r on r.delegation_id = g.id
                  where g.id = permit_id() and g.ground in ('measure', 'authority')
                    and r.starts_at <= now() and r.ends_at > now()
                  group by r.dossier_id
                 having not bool_or(r.can = 'read' and r.family <> all (administrative() || array['messages'])));
end $$;

-- The delegation of this pair becomes what measures say: stopped and given anew when that has changed, and what was
-- chosen before is followed. True when something changed.
create function settle_measures(usager uuid, aidant uuid) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    alive delegation;
    wanted text;
    made uuid := gen_random_uuid();
begin
    perform pair_in_turn(usager, aidant);
    select * into alive from delegation g where g.usager_id = usager and g.aidant_id = aidant and g.stopped_at is null
       for update;
    wanted := (select string_agg(concat_ws(' ', m.dossier, m.can, m.family, m.starts, m.ends), ',' order by m.dossier, m.can, m.family)
                 from measured(usager, aidant) m);
    if wanted is not distinct from (
        select string_agg(concat_ws(' ', r.dossier_id, r.can, r.family, r.starts_at, r.ends_at), ','
                          order by r.dossier_id, r.can, r.family)
          from delegation_right r where r.delegation_id = alive.id and alive.ground in ('measure', 'authority')) then
        -- Nothing to change; what she chose herself is hers, but with somebody to whom a judge forbids it.
        if not closed_to(usager, aidant) or alive.id is null then return false; end if;
    end if;
    -- Until the first of them begins, what she chose stays as it is.
    if alive.ground in ('chosen', 'desk') and (select min(m.starts) from measured(usager, aidant) m) > now() then
        return false;
    end if;
    update delegation g set stopped_at = now(), ended_by = case capacity() when 'usager' then 'usager'
           when 'staff' then 'staff' else 'clock' end where g.id = alive.id;
    if wanted is null then return found; end if;
    insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at, ground, follows)
    select made, usager, aidant, min(m.relation), law_version(), sha256(convert_to(wanted, 'UTF8')), greatest(now(), min(m.starts)),
           max(m.ends), min(m.ground), alive.id
      from measured(usager, aidant) m;
    insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
    select made, m.dossier, m.can, m.family, m.starts, m.ends from measured(usager, aidant) m;
    return true;
end $$;

-- All who hold it, or held it. Everywhere several are settled, in one order.
create function settle_measure(measure uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform settle_measures(one.usager, one.holder) from (
        select d.person_id as usager, holder from measure m join dossier d on d.id = m.dossier_id,
               unnest(holders_of(settle_measure.measure)) holder
         where m.id = settle_measure.measure and d.person_id is not null and holder <> d.person_id
         order by 1, 2) one;
end $$;
