-- as gate
-- What a house and those who hold authority agreed to show to a child, until she is of age: never less than her messages,
-- easy texts and asking for the secret, which are on no shelf of papers.

create function of_age_at(dossier uuid) returns timestamptz stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select midnight_before(of_age_on(d.birthdate), d.establishment_id) from dossier d where d.id = of_age_at.dossier);
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

-- done; adult: she is of age, or nobody knows: all is hers.
create function agree_minor(setting uuid, dossier uuid, maturity text, agreed date, withheld text[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    until timestamptz := of_age_at(dossier);
begin
    if not enrols(dossier) then return; end if;
    outcome := case when coalesce(until <= now(), true) then 'adult' else 'done' end;
    if outcome = 'done' then
        insert into minor_setting (id, establishment_id, dossier_id, maturity, agreed_on, set_by)
        values (setting, acting_house(), agree_minor.dossier, agree_minor.maturity, agreed, actor_id());
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
                   from (select 1) one left join lateral (
                        select m.maturity, m.agreed_on from minor_setting m where m.dossier_id = minor_here.dossier
                         order by m.set_at desc, m.id limit 1) s on true;
end $$;
