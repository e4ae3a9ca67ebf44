-- as gate
-- The desk that says who somebody is: whoever answers for identities there, one and then another.

-- Her dossier in the house of the actor, whose duty is identities and whose teams support her. Nobody vouches for herself,
-- nor for whom she acts for, nor for whose measure she holds, which a yes may open: she would widen her own access.
create function vouched_here(person uuid) returns uuid stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) or person = actor_id() or exists (
        select from delegation d where d.usager_id = vouched_here.person and d.aidant_id = actor_id()
                                   and d.stopped_at is null) or exists (
        select from measure m join dossier d on d.id = m.dossier_id
         where d.person_id = vouched_here.person and measure_ends(m) > now() and actor_id() = any (holders_of(m.id))) then
        return null;
    end if;
    return (select d.id from dossier d
             where d.person_id = vouched_here.person and d.establishment_id = acting_house() and d.linked_at is not null
               and d.id = any (visible_dossiers()) limit 1);
end $$;

-- One that waits for this desk, locked. Null: there is none, it is over, or another house began it.
create function waiting_vouching(vouching uuid) returns vouching
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    one vouching;
begin
    select * into one from vouching v
     where v.id = waiting_vouching.vouching and v.confirmed_at is null and v.ends_at > now()
       and coalesce(v.establishment_id, acting_house()) = acting_house() and vouched_here(v.person_id) is not null
       for update;
    return one;
end $$;

-- By the number that she shows.
create function vouching_found(number text) returns uuid stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select v.id from vouching v
             where v.number = vouching_found.number and v.confirmed_at is null and v.ends_at > now()
               and coalesce(v.establishment_id, acting_house()) = acting_house() and vouched_here(v.person_id) is not null);
end $$;

-- For this desk: whose it is, what she asked for, who has seen her. `state`: asked, seen, done, over. `mine`: the actor saw her.
create function vouching_at_desk(vouching uuid)
    returns table (dossier_id uuid, act text, state text, seen text, seen_by text, confirmed_by text, mine boolean)
    stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query
    select vouched_here(v.person_id), s.act,
           case when v.confirmed_at is not null then 'done' when v.ends_at <= now() then 'over'
                when v.seen_at is not null then 'seen' else 'asked' end,
           coalesce(v.seen, ''), coalesce(shown_here(v.seen_by), ''), coalesce(shown_here(v.confirmed_by), ''),
           coalesce(v.seen_by = actor_id(), false)
      from vouching v join step_up s on s.id = v.step_up_id
     where v.id = vouching_at_desk.vouching and coalesce(v.establishment_id, acting_house()) = acting_house()
       and vouched_here(v.person_id) is not null;
end $$;

-- The name by which this house shows somebody who works there.
create function shown_here(person uuid) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select m.shown_name from membership m where m.person_id = shown_here.person
               and m.establishment_id = acting_house() order by m.starts_at desc limit 1);
end $$;

-- She is there, where staff see her: her page does not close meanwhile.
create function is_there(step_up uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update sign_in i set seen_at = now() from step_up s
     where s.id = is_there.step_up and i.id = s.sign_in_id and alive(i);
end $$;

-- The first, who looks at a document. done; already: somebody did.
create function see_for_her(vouching uuid, seen text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one vouching := waiting_vouching(see_for_her.vouching);
    hers uuid := vouched_here(one.person_id);
begin
    if one.id is null then return; end if;
    if one.seen_by is not null then
        return query select 'already', hers, acting_house(), hers;
        return;
    end if;
    update vouching v set establishment_id = acting_house(), dossier_id = hers, seen = see_for_her.seen,
           seen_by = actor_id(), seen_at = now() where v.id = one.id;
    perform is_there(one.step_up_id);
    return query select 'done', hers, acting_house(), hers;
end $$;

-- The second, who sees her too. done; own: she was the first; unseen: nobody looked at a document yet. `told` is whom it
-- is told to, elsewhere than here.
create function confirm_vouching(vouching uuid)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid, told uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one vouching := waiting_vouching(confirm_vouching.vouching);
    hers uuid := vouched_here(one.person_id);
    how text;
begin
    if one.id is null then return; end if;
    how := case when one.seen_by is null then 'unseen' when one.seen_by = actor_id() then 'own' else 'done' end;
    if how = 'done' then
        update vouching v set confirmed_by = actor_id(), confirmed_at = now() where v.id = one.id;
        perform is_there(one.step_up_id);
    end if;
    return query select how, hers, acting_house(), hers, one.person_id;
end $$;
