-- as gate
-- Two dossiers of a house about one person. Nothing is moved: her teams see both, and the one that was not hers
-- stays closed to her. One statement, so that nobody sees half of it; what it opened is known, so that it can be closed.

-- Born on the same day as far as both say, or on that day written the other way round: those whom the page proposes.
create function born_alike(one text, other text) returns boolean immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return left(one, 4) = left(other, 4) and (
        right(one, 6) in (right(other, 6), '-00-00') or right(other, 6) = '-00-00'
        or right(one, 6) = '-' || right(other, 2) || '-' || substr(other, 6, 2));
end $$;

-- No row: not hers to say, not two dossiers of her house, not born alike, one of them joined already, or two persons:
-- whoever signs in as one of them would read the papers of the other.
create function join_dossiers(pair uuid, one uuid, other uuid)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    a dossier;
    b dossier;
    attached uuid;
begin
    if not 'identity' = any (my_duties()) or one = other then return; end if;
    perform from dossier d where d.id in (one, other) and d.establishment_id = acting_house() order by d.id for update;
    select * into a from dossier d where d.id = one and d.establishment_id = acting_house();
    if not found then return; end if;
    select * into b from dossier d where d.id = other and d.establishment_id = acting_house();
    if not found or a.person_id <> b.person_id then return; end if;
    if not coalesce(born_alike(a.birthdate, b.birthdate), false) then return; end if;
    if exists (select from dossier_pair p where p.split_at is null
                  and (p.one_id in (one, other) or p.other_id in (one, other))) then return; end if;
    attached := case when a.person_id is null and b.person_id is not null then a.id
                     when b.person_id is null and a.person_id is not null then b.id end;
    insert into dossier_pair (id, establishment_id, one_id, other_id, attached_id, joined_by)
    values (pair, a.establishment_id, a.id, b.id, attached, actor_id());
    -- The house alone says that it is hers: it stays closed to her, and no code opens it.
    update dossier d set person_id = coalesce(a.person_id, b.person_id), linked_at = null where d.id = attached;
    perform lapse_enrolment(attached);
    insert into dossier_team (id, establishment_id, dossier_id, team_id, starts_at, ends_at, pair_id)
    select gen_random_uuid(), a.establishment_id, o.partner, o.team_id, now(), max(o.ends_at), pair
      from (select case t.dossier_id when one then other else one end as partner, t.team_id, t.ends_at
              from dossier_team t
             where t.dossier_id in (one, other) and t.starts_at <= now() and t.ends_at > now()) o
     where not exists (select from dossier_team p where p.dossier_id = o.partner and p.team_id = o.team_id
                          and p.starts_at <= now() and p.ends_at > now())
     group by o.partner, o.team_id;
    return query select d.id, d.establishment_id, d.id from dossier d where d.id in (one, other);
end $$;

-- It is hers by a pair alone, or is joined to one that is somebody's: no letter is made for it, and no code opens it.
create function is_attached(dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from dossier_pair p join dossier o on o.id in (p.one_id, p.other_id) and o.id <> dossier
                    where dossier in (p.one_id, p.other_id) and p.split_at is null
                      and (p.attached_id = dossier or o.linked_at is not null));
end $$;

create function attached_here() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select d.id from dossier_pair p join dossier d on d.id in (p.one_id, p.other_id)
                   join dossier o on o.id in (p.one_id, p.other_id) and o.id <> d.id
                  where p.establishment_id = acting_house() and p.split_at is null and d.linked_at is null
                    and (p.attached_id = d.id or o.linked_at is not null));
end $$;

-- As before: what each team saw it sees, and nothing more; she has what was hers. What came meanwhile stays in the
-- dossier where it was filed.
create function split_dossiers(dossier uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known dossier_pair;
begin
    if not 'identity' = any (my_duties()) then return; end if;
    perform from dossier d, dossier_pair p
      where p.split_at is null and split_dossiers.dossier in (p.one_id, p.other_id) and d.id in (p.one_id, p.other_id)
        and d.establishment_id = acting_house() order by d.id for update of d;
    update dossier_pair p set split_at = now(), split_by = actor_id()
     where split_dossiers.dossier in (p.one_id, p.other_id) and p.split_at is null
       and p.establishment_id = acting_house()
    returning * into known;
    if not found then return; end if;
    update dossier_team t set ends_at = now() where t.pair_id = known.id and t.ends_at > now();
    update dossier d set person_id = null, linked_at = null from dossier o
     where d.id = known.attached_id and o.id in (known.one_id, known.other_id) and o.id <> d.id
       and d.person_id = o.person_id;
    return query select d.id, d.establishment_id, d.id from dossier d where d.id in (known.one_id, known.other_id);
end $$;

-- What the pair opened to a team lives no longer than what the team had.
create function end_with_its_origin() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update dossier_team t set ends_at = new.ends_at
      from dossier_pair p
     where p.split_at is null and new.dossier_id in (p.one_id, p.other_id) and t.pair_id = p.id
       and t.dossier_id <> new.dossier_id and t.team_id = new.team_id and t.ends_at > new.ends_at;
    return null;
end $$;
