-- « C’est bien elle » : she asks for a grave act and cannot prove who she is; two members of her house see her with a
-- document. It stands for her fresh proof of that act, once: she does the act, in her own sign-in, nobody else.

-- What the house may vouch for: acts of her own. Not what she keeps from others, which her house is not told, nor what the
-- staff do.
create function vouchable(act text, path text) returns boolean immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return act in ('give', 'widen', 'renew', 'resume', 'measure_yes', 'take', 'address', 'passkey', 'link')
       and path not like '/equipe/%';
end $$;

-- She asks her house. False: it waits no more, or no house may say it.
create function ask_vouching(vouching uuid, step_up uuid, number text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' or cardinality(visible_dossiers()) = 0 or not exists (
        select from proof_asked(ask_vouching.step_up) a where not a.proved and vouchable(a.act, a.path)) then
        return false;
    end if;
    insert into vouching (id, step_up_id, person_id, number)
    values (ask_vouching.vouching, ask_vouching.step_up, actor_id(), ask_vouching.number) on conflict do nothing;
    return exists (select from vouching v where v.step_up_id = ask_vouching.step_up);
end $$;

-- Where it is, for her page: no row when no house may vouch for this. `state`: '', asked, seen, done, over.
create function my_vouching(step_up uuid) returns table (number text, state text)
    stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' or cardinality(visible_dossiers()) = 0 then return; end if;
    return query
    select coalesce(v.number, ''), case when v.id is null then ''
                                        when v.confirmed_at <= now() - interval '5 minutes' then 'over'
                                        when v.confirmed_at is not null then 'done'
                                        when v.seen_at is not null then 'seen' else 'asked' end
      from step_up s left join vouching v on v.step_up_id = s.id
     where s.id = my_vouching.step_up and s.sign_in_id = sign_in_id() and vouchable(s.act, s.path);
end $$;

-- Both have said it, less than five minutes ago: from then on it is her proof, for what is left of them.
create function take_vouching(step_up uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return false; end if;
    update step_up s set proved_at = v.confirmed_at, means = 'desk'
      from vouching v
     where s.id = take_vouching.step_up and s.sign_in_id = sign_in_id() and s.person_id = actor_id()
       and s.proved_at is null and s.used_at is null
       and v.step_up_id = s.id and v.person_id = s.person_id and v.confirmed_at > now() - interval '5 minutes';
    return found;
end $$;

-- Whether somebody of her house said today that it is she.
create function vouched_today(person uuid, who uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from vouching v where v.person_id = vouched_today.person and who in (v.seen_by, v.confirmed_by)
                      and v.created_at > now() - interval '1 day');
end $$;
