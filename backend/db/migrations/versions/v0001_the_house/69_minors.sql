-- as gate
-- What a house and those who hold authority agreed to show to a child, until she is of age: never less than her messages,
-- easy texts and asking for the secret, which are on no shelf of papers.

-- Eighteen, or the day from which a judge emancipated (Code civil, art. 413-1 to 413-8). Null: nobody knows the birthdate.
create function of_age_at(dossier uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    grown timestamptz := (select midnight_before(of_age_on(d.birthdate), d.establishment_id) from dossier d where d.id = of_age_at.dossier);
begin
    return case when grown is not null then least(grown, (
        select min(m.stops_at) from measure m where m.dossier_id = of_age_at.dossier and m.why = 'emancipated')) end;
end $$;

-- The shelves that are not shown to whoever this is about, as dossier/family.
create function withheld_from(person uuid) returns text[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select w.dossier_id || '/' || w.family from minor_withheld w join dossier d on d.id = w.dossier_id
                  where d.person_id = person and coalesce(of_age_at(d.id) > now(), false));
end $$;

-- One of them.
create function waits_for_her(dossier uuid, family text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from minor_withheld w where w.dossier_id = waits_for_her.dossier and w.family = waits_for_her.family)
       and coalesce(of_age_at(dossier) > now(), false);
end $$;

-- The measures by which somebody holds authority over her today: each must agree.
create function authorities(dossier uuid) returns uuid[] stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select m.id from measure m where m.dossier_id = authorities.dossier and m.scope = '' and not law_closes(m.kind)
                    and m.checked_at is not null and m.starts_on <= today_at(m.establishment_id) and measure_ends(m) > now()
                  order by m.entered_at, m.id limit 20);
end $$;

-- The kinds of the measures by which she held it then, for herself, for the person, and for who supports him. Null for others.
create function authority_of(holder uuid, dossier uuid, moment timestamptz) returns text[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not dossier = any (visible_dossiers()) or (capacity() = 'aidant' and holder <> actor_id()) then
        return null;
    end if;
    return array(select m.kind from measure m
             where m.dossier_id = authority_of.dossier and m.scope = '' and not law_closes(m.kind) and m.checked_at <= moment
               and midnight_before(m.starts_on, m.establishment_id) <= moment and measure_ends(m) > moment
               and held_measure(m.id, holder, moment)
             order by m.entered_at, m.id limit 20);
end $$;

-- The agreement that holds.
create function last_setting(dossier uuid) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select s.id from minor_setting s where s.dossier_id = last_setting.dossier order by s.set_at desc, s.id limit 1);
end $$;

-- done; adult: she is of age, or nobody knows: all is hers; holder: one who holds authority is not among those who agreed;
-- nobody: nobody holds it here, and without that nothing waits.
create function agree_minor(setting uuid, dossier uuid, maturity text, agreed date, withheld text[], holders uuid[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    until timestamptz := of_age_at(dossier);
    needed uuid[] := authorities(dossier);
begin
    if not enrols(dossier) then return; end if;
    outcome := case when coalesce(until <= now(), true) then 'adult' when not holders @> needed then 'holder'
                    when needed = '{}' and withheld <> '{}' then 'nobody' else 'done' end;
    if outcome = 'done' then
        insert into minor_setting (id, establishment_id, dossier_id, maturity, agreed_on, set_by)
        values (setting, acting_house(), agree_minor.dossier, agree_minor.maturity, agreed, actor_id());
        insert into minor_agreement (setting_id, measure_id, establishment_id)
        select setting, one, acting_house() from unnest(needed) one;
        delete from minor_withheld w where w.dossier_id = agree_minor.dossier;
        insert into minor_withheld (dossier_id, family, establishment_id)
        select agree_minor.dossier, f.code, acting_house() from family f
         where f.code = any (withheld) and f.is_papers;
    end if;
    return query select agree_minor.outcome, agree_minor.dossier, acting_house(), agree_minor.dossier;
end $$;

-- For whoever enrols: a child's setting as it is. No row for an adult.
create function minor_here(dossier uuid) returns table (until timestamptz, maturity text, agreed_on date, withheld text[])
    stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) or coalesce(of_age_at(dossier) <= now(), true) then return; end if;
    return query select of_age_at(minor_here.dossier), s.maturity, s.agreed_on,
                        array(select w.family from minor_withheld w where w.dossier_id = minor_here.dossier order by 1)
                   from (select 1) one left join minor_setting s on s.id = last_setting(minor_here.dossier);
end $$;

-- For whoever enrols: who must agree, and who agreed the last time.
create function authorities_here(dossier uuid) returns table (measure uuid, holder text, kind text, agreed boolean)
    stable rows 5 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) or coalesce(of_age_at(dossier) <= now(), true) then return; end if;
    return query select m.id, holder_names(m.id), m.kind, exists (
                            select from minor_agreement a where a.measure_id = m.id
                               and a.setting_id = last_setting(authorities_here.dossier))
                   from measure m where m.id = any (authorities(authorities_here.dossier)) order by m.entered_at, m.id;
end $$;

-- Whose dossier it is, to be told of it elsewhere than at the desk. Null: she has no account yet.
create function told_to(dossier uuid) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select d.person_id from dossier d where d.id = told_to.dossier and d.linked_at is not null);
end $$;
