-- as gate
-- An aidant closes her account: every way in and every access ends at once. What she wrote and what the trail says stay.

-- Why the actor cannot; null: she can. dossier: a house keeps hers, as the law wants; work: she works in a house;
-- measure: a judge or the law decided that she helps; one that nobody checked yet decides nothing. A contact that is
-- forbidden says nothing here: the answer would tell it.
create function why_not_close() returns text stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return case
        when capacity() is distinct from 'usager' then 'nobody'
        when exists (select from dossier d where d.person_id = actor_id()) then 'dossier'
        when exists (select from membership m where m.person_id = actor_id() and m.stopped_at is null
                        and m.ends_at > now()) then 'work'
        when exists (select from delegation d where d.aidant_id = actor_id() and d.stopped_at is null
                        and d.ends_at > now() and not was_chosen(d))
          or exists (select from measure_holder h join measure m on m.id = h.measure_id
                      where h.person_id = actor_id() and m.checked_at is not null and measure_ends(m) > now()
                         and not law_closes(m.kind))
          or exists (select from guardian_office_member o where o.person_id = actor_id() and o.ended_at is null)
        then 'measure' end;
end $$;

-- Her name stays where she acted. Her identities are forgotten: whoever comes in by them later is somebody new, to whom
-- nothing was ever given. Whom a judge forbids a contact, and from whom something is kept by name, is known again by
-- them, by that alone, as long as that lasts.
-- What waits is locked before her row, as whoever confirms does.
create function close_my_account() returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if why_not_close() is not null then return false; end if;
    update mandate m set outcome = 'cancelled', decided_by = actor_id(), decided_at = now()
     where m.aidant_id = actor_id() and m.outcome is null;
    perform leave_access(d.id) from delegation d where d.aidant_id = actor_id() and d.stopped_at is null and d.ends_at > now();
    -- From here on nothing is given to her; what was given in between ends as well.
    update person p set closed_at = now() where p.id = actor_id();
    perform leave_access(d.id) from delegation d where d.aidant_id = actor_id() and d.stopped_at is null and d.ends_at > now();
    delete from aidant_code c where c.person_id = actor_id();
    update invitation i set state = 'cancelled', decided_at = now() from identity k
     where k.person_id = actor_id() and i.issuer = k.issuer and i.subject = k.subject and i.state = 'accepted';
    insert into closed_identity (person_id, issuer, subject)
    select who, i.issuer, i.subject from identity i, unnest(once_was(actor_id())) who
     where i.person_id = actor_id() and is_known_again(who) on conflict do nothing;
    delete from identity i where i.person_id = actor_id();
    update passkey k set removed_at = now() where k.person_id = actor_id() and k.removed_at is null;
    perform revoke_card(c.id, null) from code_card c where c.person_id = actor_id() and c.revoked_at is null;
    delete from push_subscription p where p.person_id = actor_id();
    update mail_address a set kek_id = null, wrapped = null where a.person_id = actor_id();
    delete from reading_choice r where r.person_id = actor_id();
    update device d set shared = true, secret_hash = null where d.person_id = actor_id();
    update sign_in s set revoked_at = now() where s.person_id = actor_id() and s.revoked_at is null;
    return true;
end $$;
