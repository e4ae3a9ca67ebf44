-- as gate
-- What opens a house to who works there, and for whom nothing does any more.

-- A professional whose registration ended works nowhere any more, by whichever door she came in: as Pro Santé Connect knows
-- her, or by the number that a house listed.
create function registered(person uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return not exists (select from identity i where i.person_id = registered.person and i.registration_ended_at <= now())
       and not exists (select from national_identifier n join ended_number e on e.value = n.value
                        where n.person_id = registered.person and e.ended_at <= now());
end $$;

-- By which means somebody works: Pro Santé Connect; another from the day on which the operator homologated it until its last.
create function means_works(means text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return means = 'prosanteconnect' or exists (
        select from staff_means m where m.means = means_works.means and m.closed_at is null
                                    and current_date between m.homologated_on and m.until);
end $$;

-- Whether this sign-in opens the staff's door: by such a means, and no key of today, nor one that may be there twice.
create function works_by(s sign_in) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return means_works(s.provider) and (s.provider <> 'passkey' or exists (
        select from passkey_sign_in p join passkey k on k.id = p.passkey_id
         where p.sign_in_id = s.id and k.usable_from <= now() and k.suspect_at is null and k.removed_at is null));
end $$;

-- She works in this house, and came in by a means that does not open its door: she is told by which.
create function works_otherwise(house uuid) returns boolean stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from sign_in s where s.id = sign_in_id() and alive(s) and not s.helped and not works_by(s)
                      and house = any (houses_of(s.person_id)) and registered(s.person_id));
end $$;

-- The operator homologated a means for who works, until a day; or closes it, for the very next request.
create function allow_staff_means(means text, homologated_on date, until date) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into staff_means as m (means, homologated_on, until)
    values (allow_staff_means.means, allow_staff_means.homologated_on, allow_staff_means.until)
    on conflict on constraint pk_staff_means do update
       set homologated_on = excluded.homologated_on, until = excluded.until, noted_at = now(),
           closed_at = null;
end $$;

create function close_staff_means(means text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update staff_means m set closed_at = now() where m.means = close_staff_means.means and m.closed_at is null;
    return found;
end $$;
