-- as gate
create function begin_sign_in(sign_in uuid, secret_hash bytea, person uuid, level int, means text, id_token bytea, idle interval, lasts interval, device_label text, device_hash bytea, shared_idle interval) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    device uuid;
    own boolean;
begin
    select d.id into device from device d
     where d.secret_hash = device_hash and d.person_id = person and not d.shared;
    own := found;
    if not own then
        device := gen_random_uuid();
        insert into device (id, person_id, label, shared) values (device, person, device_label, true);
    end if;
    insert into sign_in (id, secret_hash, person_id, device_id, level, provider, id_token, idle, expires_at)
    values (begin_sign_in.sign_in, begin_sign_in.secret_hash, person, device, begin_sign_in.level,
            means, begin_sign_in.id_token,
            case when own then begin_sign_in.idle else shared_idle end, now() + lasts);
end $$;
create function prove_step_up(step_up uuid, person uuid, means text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return true;
end $$;
