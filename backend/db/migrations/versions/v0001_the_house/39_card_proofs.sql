-- as gate
-- What else a card proves, for somebody who is in already.

-- FranceConnect said who she is; a code of her card is the second factor. She goes on by another sign-in.
create function raise_by_card(before bytea, code_hash bytea, sign_in uuid, secret_hash bytea, level int, id_token bytea,
                              idle interval, lasts interval, device_label text, device_hash bytea, shared_idle interval)
    returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known sign_in;
    card code_card;
begin
    select * into known from sign_in s where s.secret_hash = before for update;
    if not found or not alive(known) or known.level <> 1 or known.provider <> 'franceconnect' then return false; end if;
    select * into card from code_card c where c.person_id = known.person_id and c.revoked_at is null for update;
    if not found or not spend_card_code(card.id, raise_by_card.code_hash) then return false; end if;
    update sign_in s set revoked_at = now() where s.id = known.id;
    perform begin_sign_in(raise_by_card.sign_in, raise_by_card.secret_hash, known.person_id, raise_by_card.level, 'franceconnect-card',
        raise_by_card.id_token, raise_by_card.idle, raise_by_card.lasts, raise_by_card.device_label,
        raise_by_card.device_hash, raise_by_card.shared_idle,
        -- A second proof changes nothing to what the first one said: above all, not to who helps her.
        known.subject_hash, known.sid_hash, known.situation, known.helped);
    update code_card c set used_at = now() where c.id = card.id;
    perform forgive_card_tries(card.number);
    return true;
end $$;

-- A heavy act: a code and the personal code, of a card that was given with a document seen, and not a moment ago.
create function prove_by_card(step_up uuid, by_sign_in bytea, code_hash bytea, personal_hash bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    known sign_in;
    card code_card;
begin
    select * into known from sign_in s where s.secret_hash = by_sign_in;
    if not found or not alive(known) then return false; end if;
    perform from step_up s where s.id = prove_by_card.step_up and s.sign_in_id = known.id;
    if not found then return false; end if;
    select * into card from code_card c where c.person_id = known.person_id and c.revoked_at is null for update;
    if not found or card.seen is null or card.usable_from > now()
       or not spend_card_code(card.id, prove_by_card.code_hash)
       or card.personal_hash is distinct from prove_by_card.personal_hash then
        return false;
    end if;
    perform forgive_card_tries(card.number);
    return prove_step_up(prove_by_card.step_up, known.person_id, 'card');
end $$;
