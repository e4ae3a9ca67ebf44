-- Around the two houses, sixty more of one database: 12,000 people with a dossier, as many who work there, as many who help.
set session_replication_role = replica;
insert into establishment (id, finess, name, category, sector, time_zone, holidays)
select made('house', h), h::text, 'Maison ' || h, 'MAS', 'SA16', 'Europe/Paris', 'metropole' from generate_series(3, 62) h;
insert into person (id, given_name, family_name)
select made(kind, n), 'Prénom', 'Nom' || n from unnest('{person,staff,aidant}'::text[]) kind, generate_series(1000, 12999) n;
insert into dossier (id, establishment_id, person_id, linked_at, birth_name, given_names, birthdate, sex, birthplace)
select made('dossier', n), made('house', n / 200 - 2), made('person', n), now(), 'NOM' || n, 'PRÉNOM', '1984-03-12', 'M', '97411'
  from generate_series(1000, 12999) n;
insert into dossier_key (id, establishment_id, dossier_id, kek_id, wrapped, wrapped_search)
select made('key', n), made('house', n / 200 - 2), made('dossier', n), 'k', '', '' from generate_series(1000, 12999) n;
insert into team (id, establishment_id, name, answers_messages)
select made('team', h + 100), made('house', h), 'Équipe ' || h, true from generate_series(3, 62) h;
insert into dossier_team (id, establishment_id, dossier_id, team_id, starts_at, ends_at)
select gen_random_uuid(), made('house', n / 200 - 2), made('dossier', n), made('team', n / 200 + 98), now() - interval '1 year', 'infinity'
  from generate_series(1000, 12999) n;
insert into role (id, establishment_id, code, label) select made('role', h + 100), made('house', h), h::text, 'métier' from generate_series(3, 62) h;
insert into role_right (role_id, can, family, establishment_id)
select made('role', h + 100), can, f.code, made('house', h) from generate_series(3, 62) h, family f, (values ('read'), ('write')) rights (can);
insert into membership (id, establishment_id, person_id, role_id, shown_name, starts_at)
select made('member', n), made('house', n / 200 - 2), made('staff', n), made('role', n / 200 + 98), 'Madame ' || n, now() - interval '1 year'
  from generate_series(1000, 12999) n;
insert into membership_team (membership_id, team_id, establishment_id)
select made('member', n), made('team', n / 200 + 98), made('house', n / 200 - 2) from generate_series(1000, 12999) n;
insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)
select made('delegation', n), made('person', n), made('aidant', n), 'SIS', '1', '', now() - interval '1 day', 'infinity' from generate_series(1000, 12999) n;
insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
select made('delegation', n), made('dossier', n), 'read', family, now() - interval '1 day', 'infinity'
  from generate_series(1000, 12999) n, unnest('{attestations,mdph}'::text[]) family;

-- Roles 3 and 4 enrol, and say who works in the house.
insert into role_duty (role_id, duty, establishment_id)
select made('role', r), duty, made('house', 1 + r % 2) from generate_series(3, 4) r, unnest('{enrolment,members}'::text[]) duty;
-- One paper in fifty was brought by whom it is about, in the last two months; what is five days old, somebody may have opened.
update document d set brought_by = p.person_id, brought_as = 'usager', filed_at = now() - d.unique_id::int % 60 * interval '1 day'
  from dossier p where p.id = d.dossier_id and d.unique_id::int % 50 = 7;
set session_replication_role = origin;
