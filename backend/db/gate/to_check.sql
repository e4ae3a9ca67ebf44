-- What waits for another member of the house: a measure to check, and a paper that is not the right one.

-- Measures of this house whose judgment can be read, for whoever may be the second person: not who entered it, nor who
-- holds it, nor who added the judgment. Nothing for who does not enrol.
create function measures_to_check()
    returns table (measure uuid, dossier_id uuid, kind text, scope text, entered_at timestamptz)
    stable rows 10 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select m.id, m.dossier_id, m.kind, m.scope, m.entered_at
      from measure m cross join lateral last_paper(m.id) e
     where m.establishment_id = acting_house() and m.checked_at is null and not law_closes(m.kind)
       and m.entered_by <> actor_id() and coalesce(m.stops_at > now(), true) and measure_ends(m) > now()
       and enrols(m.dossier_id) and actor_id() <> all (holders_of(m.id))
       and e.state = 'kept' and e.brought_by <> actor_id()
     order by m.entered_at, m.id limit 100;
end $$;

-- « Ce n’est pas le bon papier »: whoever has read the last one, and did not add it, says so. From now on nobody agrees to it,
-- and nobody reads it. over: it is too late; own: it is about what she herself may; changed: it is no longer the last one, or
-- she has not had it on her screen.
create function say_wrong_paper(about uuid, why text)
    returns table (outcome text, id uuid, establishment_id uuid, dossier_id uuid)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one record;
begin
    perform proved_in_turn(say_wrong_paper.about);
    select * into one from evidence_about(say_wrong_paper.about);
    if not found then return; end if;
    outcome := case when not one.waits then 'over' when one.holds then 'own'
                    when evidence_stands(say_wrong_paper.about) <> 'done' then 'changed' else 'done' end;
    if outcome = 'done' then
        update evidence e set state = 'wrong', reason = why, said_by = actor_id(), said_at = now()
         where e.id = (last_paper(say_wrong_paper.about)).id;
    end if;
    return query select say_wrong_paper.outcome, one.dossier_id, acting_house(), one.dossier_id;
end $$;

-- What waits for the right paper in this house, for whoever enrols: the last one is not. `said`: the actor said so. A wrong one
-- is kept for years: what is over is put aside before anything else is asked of it.
create function papers_to_replace()
    returns table (about uuid, what text, dossier_id uuid, kind text, scope text, said_at timestamptz, said boolean)
    stable rows 10 language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query select e.about, a.what, e.dossier_id, a.kind, a.scope, e.said_at, a.said
      from evidence e cross join lateral evidence_about(e.about) a
     where e.establishment_id = acting_house() and e.state = 'wrong' and a.waits and e.id = (last_paper(e.about)).id
       and exists (select from mandate m where m.id = e.mandate_id and m.outcome is null and m.expires_at > now()
                   union all
                   select from measure m where m.id = e.measure_id and m.checked_at is null and coalesce(m.stops_at > now(), true))
     order by e.said_at, e.id limit 100;
end $$;
