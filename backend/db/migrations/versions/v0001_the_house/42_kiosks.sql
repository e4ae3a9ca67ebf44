-- as gate
-- A tablet on which people come in while somebody of the house watches.

-- « Borne »: this browser is for others from now on, and the one who opens it leaves it. Whoever works here may.
create function open_kiosk(kiosk uuid, secret_hash bytea, lasts interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'staff' then return false; end if;
    insert into kiosk (id, establishment_id, membership_id, secret_hash, ends_at)
    values (open_kiosk.kiosk, acting_house(), permit_id(), open_kiosk.secret_hash, now() + lasts);
    update sign_in s set revoked_at = now() where s.id = sign_in_id();
    return true;
end $$;

-- Whoever comes in there by any means is watched over: soon asleep, and the tablet is nobody's.
create function watch_over(secret_hash bytea, kiosk_hash bytea, idle interval) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    here kiosk;
    coming sign_in;
begin
    select * into here from kiosk k where k.secret_hash = kiosk_hash and k.ends_at > now();
    if not found then return; end if;
    update sign_in s set idle = least(s.idle, watch_over.idle)
     where s.secret_hash = watch_over.secret_hash and s.person_id is not null returning * into coming;
    if not found then return; end if;
    insert into sign_in_witness (sign_in_id, kiosk_id) values (coming.id, here.id) on conflict do nothing;
end $$;

create function close_kiosk(secret_hash bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update kiosk k set ends_at = now() where k.secret_hash = close_kiosk.secret_hash and k.ends_at > now();
end $$;

-- Who watches over this browser now.
create function kiosk_here(secret_hash bytea) returns table (name text, house text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select m.shown_name, e.name from kiosk k join membership m on m.id = k.membership_id
      join establishment e on e.id = k.establishment_id
     where k.secret_hash = kiosk_here.secret_hash and k.ends_at > now();
end $$;
