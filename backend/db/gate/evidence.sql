-- The papers that prove a measure or a mandate: added by who enrols, opened by a second person before she agrees.

create function evidence_in_sight(evidence uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from evidence e where e.id = evidence_in_sight.evidence);
end $$;

-- The last paper that came for it. A file that was refused takes the place of none.
create function last_paper(about uuid) returns evidence stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    last evidence;
begin
    select * into last from evidence e where e.about = last_paper.about and e.state <> 'refused'
     order by e.received_at desc, e.id limit 1;
    return last;
end $$;

-- What it proves, for who enrols in this house. `mine`: the actor entered it; `holds`: it is about what she herself may for
-- somebody. `waits`: a second person has not agreed yet. `wrong`: why the last paper is not the right one, if somebody said
-- so; `wrong_at`: when it came; `said`: the actor said it.
create function evidence_about(about uuid)
    returns table (what text, kind text, scope text, holder text, dossier_id uuid, mine boolean, holds boolean,
                   waits boolean, agrees boolean, wrong text, wrong_at timestamptz, said boolean)
    stable rows 1 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query
        select 'measure', m.kind, m.scope, holder_names(m.id), m.dossier_id, m.entered_by = actor_id(),
               coalesce(actor_id() = any (holders_of(m.id)), false),
               m.checked_at is null and measure_ends(m) > now() and coalesce(m.stops_at > now(), true),
               last_answer(m.id), w.reason, w.received_at, coalesce(w.said_by = actor_id(), false)
          from measure m left join lateral last_paper(m.id) w on w.state = 'wrong'
         where m.id = evidence_about.about and m.establishment_id = acting_house() and enrols(m.dossier_id)
        union all
        select 'mandate', '', '', (select p.given_name || ' ' || p.family_name from person p where p.id = m.aidant_id),
               m.dossier_id, m.entered_by = actor_id(), m.aidant_id = actor_id(),
               m.outcome is null and m.expires_at > now() and m.rights_end > now(),
               null, w.reason, w.received_at, coalesce(w.said_by = actor_id(), false)
          from mandate m left join lateral last_paper(m.id) w on w.state = 'wrong'
         where m.id = evidence_about.about and m.establishment_id = acting_house() and enrols(m.dossier_id)
           and m.entered_by is not null;
end $$;

-- Whoever agrees holds the same row: what is said of a paper comes before that, or not at all.
create function proved_in_turn(about uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform from measure m where m.id = proved_in_turn.about for update;
    perform from mandate m where m.id = proved_in_turn.about for update;
end $$;

-- As long as nobody has agreed, another paper may take the place of this one. over: it is too late.
create function bring_evidence(evidence uuid, about uuid, key_id uuid, store_key text, wrapped bytea, size int, sha256 bytea)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one record;
begin
    perform proved_in_turn(bring_evidence.about);
    select * into one from evidence_about(bring_evidence.about);
    if not found then return; end if;
    if one.waits then
        insert into evidence (id, establishment_id, dossier_id, about, measure_id, mandate_id, brought_by, key_id, store_key,
                              wrapped, size, sha256)
        values (evidence, acting_house(), one.dossier_id, bring_evidence.about, case one.what when 'measure' then bring_evidence.about end,
                case one.what when 'mandate' then bring_evidence.about end, actor_id(), bring_evidence.key_id,
                bring_evidence.store_key, bring_evidence.wrapped, bring_evidence.size, bring_evidence.sha256);
    end if;
    return query select case when one.waits then 'done' else 'over' end, one.dossier_id, acting_house(), one.dossier_id;
end $$;

-- Whether the actor may agree. unproved: there is no paper that can be read, or one is being read, or the last one is not the
-- right one; brought: she added it herself;
-- unopened: she has not had the last one on her screen.
create function evidence_stands(about uuid) returns text stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    last evidence := last_paper(evidence_stands.about);
begin
    return case when last.state is distinct from 'kept' then 'unproved'
                when last.brought_by = actor_id() then 'brought'
                when not exists (select from evidence_opened o where o.evidence_id = last.id and o.reader_id = actor_id())
                then 'unopened' else 'done' end;
end $$;

-- Of the person herself, the last paper that was kept: what proves the measures that protect her, and the mandates that she signed. A judgment about
-- the parents of a child is told to the child by people, not by a screen.
create function my_evidence() returns uuid[] stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if capacity() is distinct from 'usager' then return '{}'; end if;
    return array(
        select distinct on (e.about) e.id
          from (select m.id from measure m
                 where m.dossier_id = any (visible_dossiers()) and m.scope <> '' and m.checked_at is not null
                union all
                select m.id from mandate m join delegation d on d.id = m.delegation_id
                 where m.dossier_id = any (visible_dossiers()) and d.usager_id = actor_id()) mine
          join evidence e on e.about = mine.id and e.state = 'kept'
         order by e.about, e.received_at desc, e.id);
end $$;

-- The mandate that she signed for this access, when its paper is kept. Null: there is none.
create function my_mandate(delegation uuid) returns uuid stable
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return (select m.id from mandate m
             where m.delegation_id = my_mandate.delegation
               and exists (select from evidence e where e.about = m.id and e.id = any (my_evidence())));
end $$;
