-- A contact that a judge forbids, about somebody whom the house knows: an aidant of hers, or who says a code at the desk.

-- Whoever has or had an access that names this dossier: a name, and whether it lasts. Nothing of what she may.
create function aidants_known_here(dossier uuid) returns table (id uuid, name text, helps boolean)
    stable rows 20 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not enrols(dossier) then return; end if;
    return query select p.id, p.given_name || ' ' || p.family_name,
                        bool_or(g.stopped_at is null and g.ends_at > now())
                   from dossier d join delegation g on g.usager_id = d.person_id join person p on p.id = g.aidant_id
                  where d.id = aidants_known_here.dossier and exists (
                        select from delegation_right r where r.delegation_id = g.id and r.dossier_id = d.id)
                  group by p.id
                  order by 3 desc, lower(unaccent(p.family_name)), lower(unaccent(p.given_name)), p.id limit 50;
end $$;

-- At once, and until another member of the house lifts it: nothing lets her in. It waits for no check, as all that closes.
-- aidant: not one of hers; code: nobody said it today; self, own: hers, or who writes it; closed: it is forbidden already.
create function forbid_contact(measure uuid, dossier uuid, aidant uuid, code_hash bytea, decided date, evidence text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    hers uuid := (select d.person_id from dossier d where d.id = forbid_contact.dossier);
    named uuid := aidant;
begin
    if not enrols(dossier) then return; end if;
    if aidant is null then named := spend_code_at_desk(forbid_contact.code_hash); end if;
    outcome := case
        when aidant is not null and not exists (
            select from aidants_known_here(forbid_contact.dossier) k where k.id = aidant) then 'aidant'
        when named is null then 'code'
        when named = hers then 'self'
        when named = actor_id() then 'own'
        when closed_to(hers, named) then 'closed'
        else 'done' end;
    if outcome = 'done' then
        insert into measure (id, establishment_id, dossier_id, kind, scope, decided_on, starts_on, evidence, entered_by)
        values (measure, acting_house(), forbid_contact.dossier, 'forbidden', '', decided, today_at(acting_house()),
                forbid_contact.evidence, actor_id());
        insert into measure_holder (id, measure_id, establishment_id, person_id)
        values (gen_random_uuid(), measure, acting_house(), named);
        perform settle_measure(measure);
    end if;
    return query select forbid_contact.outcome, forbid_contact.dossier, acting_house(), forbid_contact.dossier;
end $$;
