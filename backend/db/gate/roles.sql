-- What a role may do changes in two steps, by two people: one proposes, another confirms within seven days.

create function proposal_lasts() returns interval immutable parallel safe
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return interval '7 days';
end $$;

-- What a change says must exist: a right on papers is to read, messages are read or answered, appointments are seen or planned, a duty is one of ours.
create function knows_part(kind text, can text, target text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return case kind
        when 'right' then (can = 'read' and exists (select from family f where f.code = target and f.is_papers))
                          or (can in ('read', 'write') and target = 'messages')
                          or (can in ('appointments', 'write') and target = 'rendez-vous')
        when 'duty' then can = '' and target in ('requests', 'identity', 'hours', 'enrolment', 'members')
        else false end;
end $$;

-- Whether nobody would decide who works there any more.
create function leaves_nobody(change uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from role_change c join role_change_part p on p.change_id = c.id
                    where c.id = change and p.kind = 'duty' and p.target = 'members' and not p.adds
                      and not somebody_decides(c.establishment_id, null, c.role_id));
end $$;

-- done; taken: another change of this role waits; last: nobody would decide any more; nothing: it changes nothing.
create function propose_role_change(change uuid, role uuid, kinds text[], cans text[], targets text[], adds boolean[])
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() or not of_this_house(role, '{}') then return; end if;
    perform one_at_a_time(acting_house());
    update role_change c set decided_at = c.proposed_at + proposal_lasts(), outcome = 'expired'
     where c.role_id = role and c.decided_at is null and c.proposed_at <= now() - proposal_lasts();
    if exists (select from role_change c where c.role_id = role and c.decided_at is null) then
        return query select 'taken', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    insert into role_change (id, establishment_id, role_id, proposed_by)
    values (change, acting_house(), role, actor_id());
    insert into role_change_part (change_id, kind, can, target, adds, establishment_id)
    select change, p.kind, p.can, p.target, p.adds, acting_house()
      from unnest(kinds, cans, targets, propose_role_change.adds) p (kind, can, target, adds)
     where knows_part(p.kind, p.can, p.target)
       and p.adds <> case p.kind
           when 'right' then exists (select from role_right r where r.role_id = role and r.can = p.can and r.family = p.target)
           else exists (select from role_duty d where d.role_id = role and d.duty = p.target) end;
    if not found or leaves_nobody(change) then
        outcome := case when leaves_nobody(change) then 'last' else 'nothing' end;
        delete from role_change_part p where p.change_id = change;
        delete from role_change c where c.id = change;
        return query select propose_role_change.outcome, null::uuid, acting_house(), null::uuid;
        return;
    end if;
    return query select 'done', change, acting_house(), null::uuid;
end $$;

-- done; own: whoever proposed cannot confirm; last: nobody would decide any more. No row: it waits no more.
create function decide_role_change(change uuid, confirms boolean)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one role_change;
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    select * into one from role_change c
     where c.id = change and c.establishment_id = acting_house() and c.decided_at is null
       and c.proposed_at > now() - proposal_lasts() for update;
    if not found then return; end if;
    if confirms and (one.proposed_by = actor_id() or leaves_nobody(change)) then
        return query select case when one.proposed_by = actor_id() then 'own' else 'last' end,
                            null::uuid, acting_house(), null::uuid;
        return;
    end if;
    if confirms then perform apply_role_change(one.id, one.role_id); end if;
    update role_change c set decided_at = now(), decided_by = actor_id(),
           outcome = case when confirms then 'confirmed' else 'cancelled' end where c.id = change;
    return query select 'done', change, acting_house(), null::uuid;
end $$;

create function apply_role_change(change uuid, role uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from role_right r using role_change_part p
     where p.change_id = change and p.kind = 'right' and not p.adds
       and r.role_id = role and r.can = p.can and r.family = p.target;
    delete from role_duty d using role_change_part p
     where p.change_id = change and p.kind = 'duty' and not p.adds and d.role_id = role and d.duty = p.target;
    insert into role_right (role_id, can, family, establishment_id)
    select role, p.can, p.target, p.establishment_id from role_change_part p
     where p.change_id = change and p.kind = 'right' and p.adds on conflict do nothing;
    insert into role_duty (role_id, duty, establishment_id)
    select role, p.target, p.establishment_id from role_change_part p
     where p.change_id = change and p.kind = 'duty' and p.adds on conflict do nothing;
end $$;

-- A new role, that may do nothing: what it may do is then proposed, and confirmed by a second person. known: the house
-- has one that is called so.
create function make_role(role uuid, code text, label text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not keeps_members() then return; end if;
    perform one_at_a_time(acting_house());
    if exists (select from role r where r.establishment_id = acting_house()
                  and (r.code = make_role.code or lower(r.label) = lower(make_role.label))) then
        return query select 'known', null::uuid, acting_house(), null::uuid;
        return;
    end if;
    insert into role (id, establishment_id, code, label)
    values (make_role.role, acting_house(), make_role.code, make_role.label);
    return query select 'done', make_role.role, acting_house(), null::uuid;
end $$;
