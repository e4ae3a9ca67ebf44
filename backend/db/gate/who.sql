-- The gate: the only code that decides who is asking. Policies call these functions and never
-- read another protected table. search_path is fixed, pg_temp last: a temporary table cannot
-- stand in for `sign_in`.

create function actor_id() returns uuid stable parallel safe
    return nullif(current_setting('app.actor_id', true), '')::uuid;
create function capacity() returns text stable parallel safe
    return nullif(current_setting('app.capacity', true), '');
create function subject_id() returns uuid stable parallel safe
    return nullif(current_setting('app.subject_id', true), '')::uuid;
create function permit_id() returns uuid stable parallel safe
    return nullif(current_setting('app.permit_id', true), '')::uuid;
create function sign_in_id() returns uuid stable parallel safe
    return nullif(current_setting('app.sign_in_id', true), '')::uuid;
create function acting_house() returns uuid stable parallel safe
    return nullif(current_setting('app.establishment_id', true), '')::uuid;
create function pause_due() returns int stable parallel safe
    return coalesce(nullif(current_setting('app.pause', true), '')::int, 0);
create function level() returns int stable parallel safe
    return nullif(current_setting('app.level', true), '')::int;

-- Nobody, whatever came before: becoming twice never adds up two capacities.
create function become_nobody() returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config(name, '', true) from unnest(array['app.actor_id', 'app.capacity', 'app.subject_id',
        'app.permit_id', 'app.sign_in_id', 'app.establishment_id', 'app.level', 'app.shelves']) name;
end $$;

create function settle_as(actor uuid, capacity text, subject uuid, permit uuid, sign_in uuid, house uuid, level int)
    returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config('app.actor_id', actor::text, true),
            set_config('app.capacity', settle_as.capacity, true),
            set_config('app.subject_id', coalesce(subject::text, ''), true),
            set_config('app.permit_id', permit::text, true),
            set_config('app.sign_in_id', coalesce(sign_in::text, ''), true),
            set_config('app.establishment_id', coalesce(house::text, ''), true),
            set_config('app.level', settle_as.level::text, true),
            set_config('app.shelves', '', true);
end $$;

-- Is this sign-in alive now? Idle and absolute limits are columns, so that a shared device may have shorter ones.
create function alive(s sign_in) returns boolean stable
    return s.revoked_at is null and s.expires_at > now() and s.seen_at + s.idle > now();

-- Ten, when she was not seen for a minute: the app then notes, after the answer, that she is there.
create function clock_due(s sign_in) returns int stable
    return case when s.seen_at < now() - interval '1 minute' then 10 else 0 end;

-- One write more of whoever has this sign-in, before it begins. It commits at once, so the answer is left where
-- the next transaction of this connection finds it: nothing, or how many seconds she has to wait.
create function count_write(secret_hash bytea, per_person int, per_machine int) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known sign_in;
    counted pace;
begin
    perform set_config('app.pause', '', false);
    select * into known from sign_in s where s.secret_hash = count_write.secret_hash;
    if not found or not alive(known) then return; end if;
    insert into pace as p (actor_id, began_at, writes) values (coalesce(known.person_id, known.machine_id), now(), 1)
    on conflict (actor_id) do update
       set began_at = case when p.began_at > now() - interval '1 minute' then p.began_at else now() end,
           writes = case when p.began_at > now() - interval '1 minute' then p.writes + 1 else 1 end
    returning * into counted;
    if counted.writes > (case when known.machine_id is null then per_person else per_machine end) then
        perform set_config('app.pause', greatest(1, ceil(extract(epoch from
            counted.began_at + interval '1 minute' - now())))::int::text, false);
    end if;
end $$;

-- Become somebody until the end of this transaction, or nobody. It answers by a number of rows,
-- because the caller sends it in a multi-statement message with BEGIN and is told nothing else:
-- 0 = unknown; 1 = a person who proved herself once and is nobody yet; 1 (a program), 2, 3 = the level of the
-- sign-in, ten more when her clock is due, forty more when she is helped; 9 = known, without the permit asked for.
create function become(secret_hash bytea, capacity text, subject uuid) returns setof int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known sign_in;
    permit uuid;
    house uuid;
begin
    perform become_nobody();
    select * into known from sign_in s where s.secret_hash = become.secret_hash;
    if not found or not alive(known) then return; end if;
    if known.person_id is not null and known.level < 2 then
        perform set_config('app.sign_in_id', known.id::text, true);  -- so that `hold` answers the same
        return query select 1;
        return;
    end if;

    -- Whoever a professional of Aidants Connect helps acts for nobody else, works nowhere, and has a capacity of her
    -- own: what is a person's alone does not name it.
    if known.helped and capacity <> 'usager' then
        null;
    elsif capacity = 'usager' and known.person_id is not null and (subject is null or subject = known.person_id) then
        permit := known.id;
    elsif capacity = 'aidant' then
        select d.id into permit from delegation d
         where d.aidant_id = known.person_id and d.usager_id = subject
           and d.stopped_at is null and d.paused_at is null and d.starts_at <= now() and d.ends_at > now();
    elsif capacity = 'staff' then
        select m.id, m.establishment_id into permit, house from membership m
         where m.person_id = known.person_id and m.establishment_id = subject
           and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
           and is_for(known, subject) and registered(known.person_id);
    elsif capacity = 'machine' then
        select c.id, c.establishment_id into permit, house from machine_client c
         where c.id = known.machine_id and c.revoked_at is null;
    end if;
    if permit is null then
        perform set_config('app.sign_in_id', known.id::text, true);  -- so that `hold` answers the same
        return query select generate_series(1, 9);
        return;
    end if;

    perform settle_as(coalesce(known.person_id, known.machine_id), case when known.helped then 'helped' else capacity end,
        case when capacity = 'usager' then known.person_id when capacity = 'aidant' then subject end,
        permit, known.id, house, known.level);
    return query select generate_series(1, known.level + clock_due(known) + case when known.helped then 40 else 0 end);
end $$;

-- Keep what allows this request as it is until the end of the transaction: the sign-in, and the
-- delegation, membership or machine behind it. A revocation waits for us, or came first and we
-- find nothing. It must be a statement of its own, before the first write: inside the same
-- statement the policies would read rights older than the lock. It answers like `become`: 0 when
-- the sign-in is gone, 9 when only the permit is; and twenty more when she writes too fast.
create function hold(permit uuid) returns setof int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    kept boolean;
    due int;
    proved boolean;
    held uuid := sign_in_id();
begin
    select clock_due(s), s.person_id is null or s.level > 1 into due, proved
      from sign_in s where s.id = sign_in_id() and alive(s) for share;
    if not found then
        perform become_nobody();
        return;
    end if;
    if not proved then
        return query select 1;
        return;
    end if;
    if capacity() = 'aidant' then
        perform from delegation d where d.id = permit and d.stopped_at is null and d.paused_at is null
           and d.ends_at > now() for share;
        kept := found;
    elsif capacity() = 'staff' then
        perform from membership m, sign_in s
          where m.id = permit and m.stopped_at is null and m.ends_at > now() and s.id = sign_in_id()
            and is_for(s, m.establishment_id) and registered(m.person_id) for share of m;
        kept := found;
    elsif capacity() = 'machine' then
        perform from machine_client c where c.id = permit and c.revoked_at is null for share;
        kept := found;
    else
        kept := capacity() in ('usager', 'helped');
    end if;
    if kept then
        return query select generate_series(1, level() + due
            + case when pause_due() > 0 then 20 else 0 end + case when capacity() = 'helped' then 40 else 0 end);
    else
        perform become_nobody();
        perform set_config('app.sign_in_id', held::text, true);  -- as `become` leaves it
        return query select generate_series(1, 9);
    end if;
end $$;

-- The worker has no sign-in. It acts for a house, to finish an act that was accepted there…
create function act_as_system(house uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform become_nobody();
    if exists (select from establishment e where e.id = house) then
        perform settle_as('00000000-0000-0000-0000-000000000000', 'system', null, house, null, house, 3);
    end if;
end $$;

-- … or as the person to whom something will be shown, whose rights are those of this instant.
create function act_as_reader(person uuid, capacity text, subject uuid) returns setof int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    permit uuid;
    house uuid;
begin
    perform become_nobody();
    if capacity = 'usager' then
        select p.id into permit from person p where p.id = act_as_reader.person;
    elsif capacity = 'aidant' then
        select d.id into permit from delegation d
         where d.aidant_id = act_as_reader.person and d.usager_id = subject
           and d.stopped_at is null and d.paused_at is null and d.starts_at <= now() and d.ends_at > now();
    elsif capacity = 'staff' then
        select m.id, m.establishment_id into permit, house from membership m
         where m.person_id = act_as_reader.person and m.establishment_id = subject
           and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now() and registered(m.person_id);
    end if;
    if permit is null then return; end if;
    perform settle_as(act_as_reader.person, capacity,
        case when capacity = 'usager' then act_as_reader.person when capacity = 'aidant' then subject end,
        permit, null, house, 2);
    return query select 2;
end $$;
