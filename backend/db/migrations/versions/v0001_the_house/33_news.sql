-- as gate
-- Whether she can be told at all, on a browser or by e-mail, and wants to: of what is hers when there is no subject.
create function wants_news(person uuid, subject uuid, kind text) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return (exists (select from push_subscription p where p.person_id = wants_news.person)
            or exists (select from mail_address a where a.person_id = wants_news.person
                          and a.confirmed_at is not null and a.refused_at is null))
       and not exists (select from silence s where s.person_id = wants_news.person
                          and s.subject_id = coalesce(wants_news.subject, wants_news.person) and s.kind = wants_news.kind
                          and s.kept);
end $$;

-- Of whom the actor may be told beside herself, and of what: those whom she helps and who said « être prévenue ».
create function told_for() returns table (subject uuid, given_name text, messages boolean, papers boolean)
    stable language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return query
    select g.usager_id, p.given_name, bool_or(r.family = 'messages'), bool_or(f.is_papers)
      from delegation g join delegation_right r on r.delegation_id = g.id join person p on p.id = g.usager_id
      join family f on f.code = r.family
     where g.aidant_id = actor_id() and r.can = 'be_told'
       and g.stopped_at is null and g.paused_at is null and g.starts_at <= now() and g.ends_at > now()
       and r.starts_at <= now() and r.ends_at > now()
     group by g.usager_id, p.given_name order by lower(unaccent(p.given_name)), g.usager_id limit 20;
end $$;
