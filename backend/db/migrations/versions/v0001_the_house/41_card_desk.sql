-- as gate
-- The desk of cards: for who answers for identities in the house of the dossier, and whose teams support that person.

-- Whose dossier this is, for the desk; null when it is none of hers, or linked to nobody.
create function person_at_desk(dossier uuid) returns uuid
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not 'identity' = any (my_duties()) then return null; end if;
    return (select d.person_id from dossier d
             where d.id = dossier and d.id = any (visible_dossiers()) and d.establishment_id = acting_house()
               and d.linked_at is not null);
end $$;

-- Her card as the desk sees it: not when she came in, nor how often; that few codes are left, so that she gets another.
-- No row: no such person here. No `card`: she has none.
create function card_at_desk(dossier uuid)
    returns table (card uuid, number text, given_at timestamptz, given_here boolean, seen text, chosen boolean,
                   printed boolean, used boolean, few boolean, stopped boolean, other_ways boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    whose uuid := person_at_desk(card_at_desk.dossier);
begin
    if whose is null then return; end if;
    return query select c.id, c.number, c.given_at, c.establishment_id = acting_house(), c.seen,
           c.personal_hash is not null, exists (select from card_code k where k.card_id = c.id), c.used_at is not null,
           codes_left_of(c.id) <= 5,
           exists (select from card_try t where t.number = c.number and t.tries > 5
                                            and t.began_at > now() - interval '15 minutes'),
           exists (select from identity i where i.person_id = whose)
      from (select whose as id) p left join code_card c on c.person_id = p.id and c.revoked_at is null;
end $$;

-- A card for her, instead of the one she had. `everything`: she can come in no more, and what still could in her name is
-- cut. A new way in waits a day before heavy acts: if it was somebody else, she is told, and has time to say so.
create function give_card(card uuid, dossier uuid, number text, seen text, everything boolean, event uuid)
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    whose uuid := person_at_desk(give_card.dossier);
begin
    if whose is null then return; end if;
    perform pg_advisory_xact_lock(hashtextextended(whose::text, 0));  -- two desks at once: one card
    perform revoke_card(c.id, null) from code_card c where c.person_id = whose and c.revoked_at is null;
    if everything then
        update sign_in s set revoked_at = now() where s.person_id = whose and s.revoked_at is null;
        with gone as (
            update passkey k set removed_at = now() where k.person_id = whose and k.removed_at is null returning k.id
        ), here as (select s.id from sign_in s where s.id = sign_in_id())
        insert into passkey_event (id, passkey_id, sign_in_id, kind)
        select gen_random_uuid(), gone.id, here.id, 'removed' from gone, here;
        delete from identity i where i.person_id = whose and i.usable_from is not null;
    end if;
    insert into card_event (id, person_id, kind) values (event, whose, 'given');
    insert into code_card (id, number, person_id, establishment_id, given_by, seen, usable_from)
    values (give_card.card, give_card.number, whose, acting_house(), actor_id(), give_card.seen,
            now() + interval '24 hours');
    return query select give_card.card, acting_house(), give_card.dossier;
end $$;

-- What she alone knows, typed by her on the desk's screen while she is there. Nobody may change it: another card is made.
create function choose_card_code(card uuid, dossier uuid, personal_hash bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update code_card c set personal_hash = choose_card_code.personal_hash
     where c.id = choose_card_code.card and c.person_id = person_at_desk(choose_card_code.dossier)
       and c.given_by = actor_id() and c.revoked_at is null and c.personal_hash is null
       and c.given_at > now() - interval '30 minutes';
    return found;
end $$;

-- The codes that are printed now: those of a print before are no more. Once one has served, there is no other print.
create function print_card(card uuid, dossier uuid, hashes bytea[])
    returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    printed code_card;
begin
    select * into printed from code_card c
     where c.id = print_card.card and c.person_id = person_at_desk(print_card.dossier) and c.given_by = actor_id()
       and c.revoked_at is null and c.personal_hash is not null and c.used_at is null
       and c.given_at > now() - interval '30 minutes' for update;
    if not found or exists (select from card_code k where k.card_id = printed.id and k.used_at is not null) then
        return;
    end if;
    delete from card_code k where k.card_id = printed.id;
    insert into card_code (card_id, code_hash) select printed.id, one from unnest(hashes) one;
    return query select printed.id, printed.establishment_id, print_card.dossier;
end $$;

-- Lost, or stolen: at once.
create function take_card_back(dossier uuid, event uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers code_card;
begin
    select * into hers from code_card c
     where c.person_id = person_at_desk(take_card_back.dossier) and c.revoked_at is null for update;
    if not found then return; end if;
    perform revoke_card(hers.id, null);
    insert into card_event (id, person_id, kind) values (event, hers.person_id, 'cut');
    return query select hers.id, acting_house(), take_card_back.dossier;
end $$;

-- She tried too often: she may try again now.
create function let_try_again(dossier uuid) returns table (id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers code_card;
begin
    select * into hers from code_card c
     where c.person_id = person_at_desk(let_try_again.dossier) and c.revoked_at is null;
    if not found then return; end if;
    perform forgive_card_tries(hers.number);
    return query select hers.id, acting_house(), let_try_again.dossier;
end $$;
