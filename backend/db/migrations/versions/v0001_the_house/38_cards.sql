-- as gate
-- The doors of the cards: sign in, prove, be given one. A code is spent by whoever typed it rightly, whatever the
-- rest: what a lost card lets somebody try is thirty personal codes out of a million, wherever from.

create function card_key() returns table (id uuid, kek_id text, wrapped bytea)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select k.id, k.kek_id, k.wrapped from card_key k;
end $$;

create function keep_card_key(id uuid, kek_id text, wrapped bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into card_key (id, kek_id, wrapped) values (keep_card_key.id, keep_card_key.kek_id, keep_card_key.wrapped)
        on conflict do nothing;
end $$;

-- One try more with this number from this network, counted before anything is looked at and in a transaction of its
-- own: whether it may go on. Five in a quarter of an hour; and sixty from one network, whatever the numbers, so that one
-- machine does not keep the slow hashes from everybody. Elsewhere others are counted: nobody is locked out from afar.
create function count_card_try(number text, network bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    counted card_try;
    there int;
begin
    insert into card_try as t (number, network, began_at, tries) values ('', count_card_try.network, now(), 1)
    on conflict on constraint pk_card_try do update
       set began_at = case when t.began_at > now() - interval '15 minutes' then t.began_at else now() end,
           tries = case when t.began_at > now() - interval '15 minutes' then t.tries + 1 else 1 end
    returning t.tries into there;
    insert into card_try as t (number, network, began_at, tries)
    values (count_card_try.number, count_card_try.network, now(), 1)
    on conflict on constraint pk_card_try do update
       set began_at = case when t.began_at > now() - interval '15 minutes' then t.began_at else now() end,
           tries = case when t.began_at > now() - interval '15 minutes' then t.tries + 1 else 1 end
    returning * into counted;
    return counted.tries <= 5 and there <= 60;
end $$;

-- The same for somebody who is in already: the number of her card, for its hashes, and what her provider needs at the end.
create function count_my_card_try(secret_hash bytea, network bytea)
    returns table (allowed boolean, number text, sign_in uuid, id_token bytea)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known sign_in;
    hers text;
begin
    select * into known from sign_in s where s.secret_hash = count_my_card_try.secret_hash;
    if not found or known.person_id is null or not alive(known) then return; end if;
    select c.number into hers from code_card c where c.person_id = known.person_id and c.revoked_at is null;
    hers := coalesce(hers, known.person_id::text);  -- without a card, her tries are counted and answered alike
    return query select count_card_try(hers, count_my_card_try.network), hers, known.id, known.id_token;
end $$;

-- A code of this card serves, once. The card is locked: of two who type the same, one is first.
create function spend_card_code(card uuid, code_hash bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update card_code c set used_at = now()
     where c.card_id = spend_card_code.card and c.code_hash = spend_card_code.code_hash and c.used_at is null;
    return found;
end $$;

create function forgive_card_tries(number text) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from card_try t where t.number = forgive_card_tries.number;
end $$;

-- Number, a code, the personal code: she is in. Given without a document seen, it is one proof alone, our level 1. At a kiosk she
-- sleeps soon, her own device is not asked for, and who watches is noted. False: refused, whatever the reason.
create function open_by_card(number text, code_hash bytea, personal_hash bytea, sign_in uuid, secret_hash bytea,
                             level int, idle interval, lasts interval, device_label text, device_hash bytea,
                             shared_idle interval, kiosk_hash bytea, kiosk_idle interval)
    returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    card code_card;
    at_kiosk kiosk;
begin
    select * into card from code_card c where c.number = open_by_card.number and c.revoked_at is null for update;
    if not found or not spend_card_code(card.id, open_by_card.code_hash)
       or card.personal_hash is distinct from open_by_card.personal_hash then
        return false;
    end if;
    select * into at_kiosk from kiosk k where k.secret_hash = kiosk_hash and k.ends_at > now();
    perform begin_sign_in(open_by_card.sign_in, open_by_card.secret_hash, card.person_id,
        case when card.seen is null then 1 else open_by_card.level end, 'card', null, open_by_card.idle, open_by_card.lasts,
        open_by_card.device_label, case when at_kiosk.id is null then open_by_card.device_hash end,
        case when at_kiosk.id is null then open_by_card.shared_idle else kiosk_idle end);
    if at_kiosk.id is not null then
        insert into sign_in_witness (sign_in_id, kiosk_id) values (open_by_card.sign_in, at_kiosk.id);
    end if;
    update code_card c set used_at = now() where c.id = card.id;
    perform forgive_card_tries(card.number);
    return true;
end $$;

create function codes_left_of(card uuid) returns int
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(*) from card_code c where c.card_id = card and c.used_at is null);
end $$;
