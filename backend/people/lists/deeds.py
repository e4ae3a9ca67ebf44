"""The statements by which lines of usagers are done: many people, one statement for each table."""

from backend.audit.trail import noted

CORRECT = f"""
    with said as (
        select * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                             $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[])
            as s (id, birth_name, used_name, given_names, used_given_name, birthdate, sex, birthplace, status, local_id,
                  oid, sealed, hidden)
    ), shown as (
        update dossier d
           set birth_name = coalesce(s.birth_name, d.birth_name), used_name = coalesce(s.used_name, d.used_name),
               given_names = coalesce(s.given_names, d.given_names),
               used_given_name = coalesce(s.used_given_name, d.used_given_name),
               birthdate = coalesce(s.birthdate, d.birthdate), sex = coalesce(s.sex, d.sex),
               birthplace = coalesce(s.birthplace, d.birthplace),
               identity_status = coalesce(s.status, d.identity_status), local_id = coalesce(s.local_id, d.local_id),
               matricule_oid = coalesce(s.oid, d.matricule_oid), matricule = coalesce(s.sealed, d.matricule),
               matricule_index = coalesce(s.hidden, d.matricule_index)
          from said s where d.id = s.id and d.establishment_id = $1
        returning d.id, d.establishment_id, d.id as dossier_id
    ), noted as ({noted("dossier.corrected", "enrolment")})
    select count(*) from shown
"""
SUPPORT = """insert into dossier_team (id, establishment_id, dossier_id, team_id)
             select t.id, $1, t.dossier_id, t.team_id
               from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as t (id, dossier_id, team_id)
              where not exists (select from dossier_team d where d.dossier_id = t.dossier_id and d.team_id = t.team_id
                                                             and d.ends_at > now())"""
STAY = """
    with said as (
        select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[])
            as s (id, dossier_id, kind, starts_on, ends_on)
    ), ended as (
        update stay t set ends_on = coalesce(s.ends_on, t.ends_on) from said s
         where t.dossier_id = s.dossier_id and t.starts_on = s.starts_on returning t.dossier_id, t.starts_on
    )
    insert into stay (id, establishment_id, dossier_id, kind, starts_on, ends_on)
    select s.id, $1, s.dossier_id, s.kind, s.starts_on, s.ends_on from said s
     where not exists (select from ended e where e.dossier_id = s.dossier_id and e.starts_on = s.starts_on)"""
AROUND = """
    insert into told_around (id, establishment_id, dossier_id, key_id, kind, role, rank, starts_on, ends_on, mark, body)
    select a.id, $1, a.dossier_id, a.key_id, a.kind, a.role, a.rank, a.starts_on, a.ends_on, a.mark, a.body
      from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::date[], $9::date[],
                  $10::bytea[], $11::bytea[])
        as a (id, dossier_id, key_id, kind, role, rank, starts_on, ends_on, mark, body)
    on conflict (id) do update set rank = excluded.rank, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                                   mark = excluded.mark, body = excluded.body"""
CONTENT_KEYS = """select dossier_id, id, kek_id, wrapped from dossier_key
                   where dossier_id = any ($1::uuid[]) and retired_at is null"""
