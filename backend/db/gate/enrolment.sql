-- Enrolment: who opens dossiers, hands letters, and says with a person that a dossier is hers.

-- Whether this dossier is another house's. One that is being opened in this very statement is nowhere yet.
create function is_elsewhere(dossier uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from dossier d where d.id = is_elsewhere.dossier and d.establishment_id <> acting_house());
end $$;

-- Somebody whom a provider knows, in this browser, for an hour.
create function keep_arrival(id uuid, secret_hash bytea, issuer text, subject text, provider text, level int,
                             kek_id text, wrapped bytea)
    returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into arrival (id, secret_hash, issuer, subject, provider, level, kek_id, wrapped)
    values (keep_arrival.id, keep_arrival.secret_hash, keep_arrival.issuer, keep_arrival.subject, keep_arrival.provider,
            keep_arrival.level, keep_arrival.kek_id, keep_arrival.wrapped);
end $$;

create function arrived(secret_hash bytea) returns arrival
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    somebody arrival;
begin
    select * into somebody from arrival a
     where a.secret_hash = arrived.secret_hash and a.at > now() - interval '1 hour';
    return somebody;
end $$;

-- She is gone from this browser, or she is in: whoever is there next is not she.
create function forget_arrival(secret_hash bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from arrival a where a.secret_hash = forget_arrival.secret_hash;
end $$;

create function arrival_here(secret_hash bytea)
    returns table (id uuid, provider text, level int, kek_id text, wrapped bytea)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select a.id, a.provider, a.level, a.kek_id, a.wrapped from arrived(arrival_here.secret_hash) a
                  where a.id is not null;
end $$;

-- One try more of this identity, wherever from, and of this network, whoever it is; before anything is looked at.
create function count_enrolment_try(secret_hash bytea, network bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(count_enrolment_try.secret_hash);
    who text := encode(sha256(convert_to(coalesce(there.issuer || ' ' || there.subject, ''), 'UTF8')), 'hex');
    most int;
begin
    with counted as (
        insert into card_try as t (number, network, began_at, tries)
        values ('enrol', count_enrolment_try.network, now(), 1),
               ('enrol ' || who, ''::bytea, now(), 1)
        on conflict on constraint pk_card_try do update
           set began_at = case when t.began_at > now() - interval '15 minutes' then t.began_at else now() end,
               tries = case when t.began_at > now() - interval '15 minutes' then t.tries + 1 else 1 end
        returning t.number, t.tries
    )
    select max(case when c.number = 'enrol' then c.tries - 55 else c.tries end) into most from counted c;
    return most <= 5;
end $$;

-- A code says which dossier; it serves once, whoever types it. What was asked before about that dossier lapses.
create function claim_dossier(secret_hash bytea, code_hash bytea, claim uuid, kek_id text, wrapped bytea)
    returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(claim_dossier.secret_hash);
    spent enrolment_code;
begin
    if there.id is null then return false; end if;
    update enrolment_code c set used_at = now() from dossier d
     where c.code_hash = claim_dossier.code_hash and c.used_at is null and not c.revoked and c.ends_at > now()
       and d.id = c.dossier_id and d.linked_at is null and d.open_until > now()
       and not is_attached(d.id)
    returning c.* into spent;
    if not found then return false; end if;
    update enrolment_claim k set state = 'lapsed', kek_id = null, wrapped = null
     where k.dossier_id = spent.dossier_id and k.state in ('asked', 'confirmed');
    insert into enrolment_claim (id, establishment_id, dossier_id, code_id, issuer, subject, kek_id, wrapped)
    values (claim_dossier.claim, spent.establishment_id, spent.dossier_id, spent.id, there.issuer, there.subject,
            claim_dossier.kek_id, claim_dossier.wrapped);
    return true;
end $$;

-- What she said with codes, and what became of it; the newest first.
create function claims_here(secret_hash bytea) returns table (claim uuid, house text, state text)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(claims_here.secret_hash);
begin
    return query select k.id, e.name, k.state from enrolment_claim k join establishment e on e.id = k.establishment_id
                  where k.issuer = there.issuer and k.subject = there.subject and k.state not in ('declined', 'lapsed')
                  order by k.asked_at desc limit 5;
end $$;

-- In clear capitals, a name is as registers write it: she is greeted otherwise.
create function said(name text) returns text immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return case when name = upper(name) then initcap(name) else name end;
end $$;

create function new_person(of dossier) returns uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    made uuid := gen_random_uuid();
begin
    insert into person (id, given_name, family_name)
    values (made, said(coalesce(of.used_given_name, split_part(of.given_names, ' ', 1))),
            said(coalesce(of.used_name, of.birth_name)));
    return made;
end $$;

-- What was asked about this dossier is asked no more, and no code of it opens anything.
create function lapse_enrolment(dossier uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update enrolment_code c set revoked = true
     where c.dossier_id = lapse_enrolment.dossier and c.used_at is null and not c.revoked;
    update enrolment_claim k set state = 'lapsed', kek_id = null, wrapped = null
     where k.dossier_id = lapse_enrolment.dossier and k.state in ('asked', 'confirmed');
end $$;

-- A new letter asks anew: the yes of before, if it was about somebody else, opens nothing.
create function new_code_asks_anew() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update enrolment_claim k set state = 'lapsed', kek_id = null, wrapped = null
     where k.dossier_id = new.dossier_id and k.state in ('asked', 'confirmed');
    return null;
end $$;

-- A dossier that is closed, by a death or a mistake of its opening, is nobody's to say hers any more.
create function closed_is_asked_no_more() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform lapse_enrolment(new.id);
    return null;
end $$;

-- Whether this person has anything of her own beside this dossier: whoever is attached to her would have it too.
create function has_something(who uuid, beside uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from identity i where i.person_id = who)
        or exists (select from dossier d where d.person_id = who and d.id <> beside)
        or exists (select from passkey k where k.person_id = who) or exists (select from code_card c where c.person_id = who)
        or exists (select from membership m where m.person_id = who)
        or exists (select from delegation g where who in (g.usager_id, g.aidant_id));
end $$;

-- « Oui, c’est mon dossier »: the house had confirmed that it is she. She is the person whom this identity has been, in
-- other houses; else the one whom the house knew without any; else a new one. False: it is not hers to say, or somebody
-- would be two in one house, or two would be one. To the end of this transaction it is she who acts: it is noted in her name.
create function link_dossier(secret_hash bytea, claim uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(link_dossier.secret_hash);
    said enrolment_claim;
    hers dossier;
    who uuid;
begin
    select * into said from enrolment_claim k
     where k.id = link_dossier.claim and k.issuer = there.issuer and k.subject = there.subject for update;
    if not found or said.state <> 'confirmed' then return false; end if;
    perform pg_advisory_xact_lock(hashtextextended(there.issuer || ' ' || there.subject, 0));
    select * into hers from dossier d where d.id = said.dossier_id and d.linked_at is null
       and d.open_until > now() and not is_attached(d.id) for update;
    if not found then return false; end if;
    select i.person_id into who from identity i where i.issuer = there.issuer and i.subject = there.subject;
    if not found then
        if has_something(hers.person_id, hers.id) then return false; end if;
        who := coalesce(hers.person_id, new_person(hers));
        insert into identity (id, person_id, issuer, subject)
        values (gen_random_uuid(), who, there.issuer, there.subject);
    elsif coalesce(hers.person_id <> who, false) or exists (
        select from dossier d where d.person_id = who and d.establishment_id = hers.establishment_id
                                and d.linked_at is not null) then
        return false;
    end if;
    update dossier d set person_id = who, linked_at = now() where d.id = hers.id;
    update enrolment_claim k set state = 'linked' where k.id = said.id;
    delete from arrival a where a.id = there.id;
    perform settle_as(who, 'usager', who, said.id, null, null, there.level);
    return true;
end $$;

-- « Non »: nothing is linked, and the desk sees it.
create function decline_dossier(secret_hash bytea, claim uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    there arrival := arrived(decline_dossier.secret_hash);
begin
    update enrolment_claim k set state = 'declined'
     where k.id = decline_dossier.claim and k.issuer = there.issuer and k.subject = there.subject
       and k.state = 'confirmed';
    return found;
end $$;

-- Somebody who will never sign in: a person without any identity, by whom nobody comes in. A dossier that was joined to
-- hers is confirmed so, too; joined to that of anybody else, it is asked of that one.
create function enrol_with_her(dossier uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers dossier;
    beside uuid;
begin
    if not 'enrolment' = any (my_duties()) then return false; end if;
    select * into hers from dossier d
     where d.id = enrol_with_her.dossier and d.establishment_id = acting_house() and d.linked_at is null
       and d.open_until > now() for update;
    if not found then return false; end if;
    beside := person_beside(hers.id);
    if beside is null and (hers.person_id is not null or is_attached(hers.id)) then return false; end if;
    update dossier_pair p set attached_id = hers.id
     where beside is not null and p.split_at is null and hers.id in (p.one_id, p.other_id);
    update dossier d set person_id = coalesce(beside, new_person(hers)), linked_at = now() where d.id = hers.id;
    update enrolment_claim k set state = 'lapsed', kek_id = null, wrapped = null
     where k.dossier_id = hers.id and k.state in ('asked', 'confirmed');
    return true;
end $$;

-- The teams that support her now or soon, but for what two joined dossiers opened.
create function supporting(dossier uuid) returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) then return '{}'; end if;
    return array(select distinct t.team_id from dossier_team t
                  where t.dossier_id = supporting.dossier and t.ends_at > now() and t.pair_id is null);
end $$;

-- From now on only these support her, among those that did: the others see nothing of her any more. None of them is a
-- team of the house: nothing ends, for what she writes would find nobody.
create function end_supports_but(dossier uuid, kept uuid[]) returns table (id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) or not exists (select from team e where e.id = any (kept) and e.closed_at is null
                                             and e.establishment_id = acting_house()) then return; end if;
    return query update dossier_team t set ends_at = greatest(now(), t.starts_at)
                  where t.dossier_id = end_supports_but.dossier and t.ends_at > now() and t.pair_id is null
                    and not t.team_id = any (kept) returning t.id;
end $$;
