-- as gate
-- My card: what there is to know of it, and the end of it.

-- A card opens nothing any more, nor does what it opened.
create function revoke_card(card uuid, spared uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    gone code_card;
begin
    update code_card c set revoked_at = now() where c.id = revoke_card.card and c.revoked_at is null returning * into gone;
    if not found then return; end if;
    delete from card_code c where c.card_id = gone.id;
    update sign_in s set revoked_at = now()
     where s.person_id = gone.person_id and s.provider in ('card', 'franceconnect-card') and s.revoked_at is null
       and s.id is distinct from spared;
end $$;

-- Mine, if I have one.
create function my_card() returns table (card uuid, establishment_id uuid, number text, given_at timestamptz,
                                         codes_left int, usable_from timestamptz)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return; end if;
    return query select c.id, c.establishment_id, c.number, c.given_at, codes_left_of(c.id), c.usable_from
      from code_card c where c.person_id = actor_id() and c.revoked_at is null;
end $$;

-- « J’ai perdu ma carte »: she stays here, where she says it; whoever came in by the card elsewhere is out. No row: she
-- has none.
create function lose_my_card(event uuid) returns table (person_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers code_card;
begin
    if capacity() is distinct from 'usager' then return; end if;
    select * into hers from code_card c where c.person_id = actor_id() and c.revoked_at is null for update;
    if not found then return; end if;
    perform revoke_card(hers.id, sign_in_id());
    insert into card_event (id, person_id, sign_in_id, kind) values (event, hers.person_id, sign_in_id(), 'cut');
    return query select hers.person_id;
end $$;

-- How many times my card changed in the last three days, elsewhere: I must hear of it even where nothing rings.
create function cards_to_see() returns bigint
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select count(*) from card_event e where e.person_id = actor_id() and e.at > now() - interval '3 days'
                                                and e.sign_in_id is distinct from sign_in_id());
end $$;

-- My entries that somebody watched over, of this month.
create function my_witnesses() returns table (at timestamptz, name text, house text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select s.began_at, m.shown_name, e.name
      from sign_in s join sign_in_witness w on w.sign_in_id = s.id join kiosk k on k.id = w.kiosk_id
      join membership m on m.id = k.membership_id join establishment e on e.id = k.establishment_id
     where s.person_id = actor_id() and capacity() = 'usager' and s.began_at > now() - interval '30 days'
     order by s.began_at desc limit 5;
end $$;
