-- Two houses, 400 people, ten years of papers and letters. David (1) has more of everything than anyone, in both houses.
-- Ids tell what they are: made(kind, n). Foreign keys are quiet meanwhile: every id is made here.
set session_replication_role = replica;
create function made(kind text, n bigint) returns uuid immutable language sql as $$ select md5(kind || n)::uuid $$;

insert into establishment (id, finess, name, category, sector, time_zone, holidays)
select made('house', h), h::text, 'Maison ' || h, 'MAS', 'SA16', 'Europe/Paris', 'metropole' from generate_series(1, 2) h;
insert into establishment_key (id, establishment_id, kek_id, wrapped, wrapped_index)
select made('housekey', h), made('house', h), 'k', '', '' from generate_series(1, 2) h;
insert into person (id, given_name, family_name) select made('person', n), 'Prénom', 'Nom' || n from generate_series(1, 400) n;
insert into person (id, given_name, family_name) select made('staff', n), 'Prénom', 'Métier' || n from generate_series(1, 400) n;
insert into person (id, given_name, family_name) values (made('aidant', 1), 'Paula', 'Morel');
insert into dossier (id, establishment_id, person_id, linked_at, birth_name, given_names, birthdate, sex, birthplace)
select made('dossier', n), made('house', 1 + n % 2), made('person', case n when 400 then 1 else n end), now(),
       'NOM' || n, 'PRÉNOM', '1984-03-12', 'M', '97411' from generate_series(1, 400) n;
insert into dossier_key (id, establishment_id, dossier_id, kek_id, wrapped, wrapped_search)
select made('key', n), made('house', 1 + n % 2), made('dossier', n), 'k', '', '' from generate_series(1, 400) n;

-- Four teams a house; each person has two of them, and had the two others before.
insert into team (id, establishment_id, name, answers_messages)
select made('team', t), made('house', 1 + (t + 1) % 2), 'Équipe ' || t, true from generate_series(1, 8) t;
insert into team_hours (id, establishment_id, team_id, weekday, opens, closes)
select gen_random_uuid(), t.establishment_id, t.id, d, '09:00', '18:00' from team t, generate_series(1, 5) d;
insert into dossier_team (id, establishment_id, dossier_id, team_id, starts_at, ends_at)
select gen_random_uuid(), made('house', 1 + n % 2), made('dossier', n), made('team', 1 + (n + 2 * t) % 8),
       now() - interval '3 years', case when t < 2 then 'infinity' else now() - interval '1 year' end
  from generate_series(1, 400) n, generate_series(0, 3) t;
-- Roles 1 and 2 read all, 3 and 4 are the office: two families, no letters.
insert into role (id, establishment_id, code, label)
select made('role', r), made('house', 1 + r % 2), r::text, 'métier' from generate_series(1, 4) r;
insert into role_right (role_id, can, family, establishment_id)
select made('role', r), can, f.code, made('house', 1 + r % 2)
  from generate_series(1, 4) r, family f, (values ('read'), ('write')) rights (can)
 where r < 3 or (can = 'read' and f.code in ('attestations', 'mdph'));
insert into role_right (role_id, can, family, establishment_id)
select made('role', r), 'appointments', 'rendez-vous', made('house', 1 + r % 2) from generate_series(1, 2) r;
insert into membership (id, establishment_id, person_id, role_id, shown_name, starts_at)
select made('member', n), made('house', 1 + n % 2), made('staff', n), made('role', case when n % 10 < 8 then 2 else 4 end - n % 2),
       'Madame ' || n, now() - interval '3 years' from generate_series(1, 400) n;
insert into membership_team (membership_id, team_id, establishment_id)
select made('member', n), made('team', 1 + (n + 2 * t) % 8), made('house', 1 + n % 2)
  from generate_series(1, 400) n, generate_series(0, 1) t;
insert into machine_client (id, establishment_id, client_id, label, public_keys)
select made('machine', h), made('house', h), h::text, 'Logiciel', '{}' from generate_series(1, 2) h;
insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)
select made('delegation', n), made('person', n), made('aidant', 1), 'SIS', '1', '', now() - interval '1 day', 'infinity'
  from generate_series(1, 5) n;
insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
select made('delegation', 1), made('dossier', 1), can, family, now() - interval '1 day', 'infinity'
  from (values ('attestations', 'read'), ('mdph', 'read'), ('messages', 'read'), ('messages', 'write')) r (family, can);
-- Paula helps five people: of the second, every shelf.
insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
select made('delegation', n), made('dossier', n), 'read', f.code, now() - interval '1 day', 'infinity'
  from generate_series(2, 5) n, family f where f.is_papers;

insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
select made('delegation', n), made('dossier', n), 'appointments', 'rendez-vous', now() - interval '1 day', 'infinity' from generate_series(1, 5) n;

-- 40 appointments each, 4,000 for David, half of them past; one in ten is kept for oneself.
insert into appointment (id, establishment_id, dossier_id, starts_at, words, key_id)
select made('appointment', (d - 1) * 4000 + a), made('house', 1 + d % 2), made('dossier', d), now() + (a - most / 2) * interval '7 hours', '',
       made('key', d) from generate_series(1, 400) d, lateral (select case d when 1 then 4000 else 40 end) m (most), generate_series(1, most) a;
insert into appointment_secret (id, establishment_id, dossier_id, appointment_id, kind, made_by)
select gen_random_uuid(), a.establishment_id, a.dossier_id, a.id, 'own', made('person', 1) from appointment a where ascii(a.id::text) % 10 = 0;

-- 250 papers each, 5,000 for David, whose last 2,000 are all blood tests; half were opened.
create temporary table paper as
select case d when 1 then p else 4750 + (d - 1) * 250 + p end as n, d, p, case when d = 1 and p > 3000 then 'prises-de-sang' else f.code end as family
  from generate_series(1, 400) d, generate_series(1, case d when 1 then 5000 else 250 end) p
  join family f on f.position = 1 + p % 12;
insert into document (id, establishment_id, dossier_id, family, type_code, type_system, unique_id, written_on, title, origin, key_id,
                      not_for_person, hidden_from_staff_at)
select made('paper', n), made('house', 1 + d % 2), made('dossier', d), family, '11488-4', '2.16.840.1.113883.6.1', n::text,
       date '2016-01-01' + (case d when 1 then p / 2 else p * 10 end)::int, '', '', made('key', d),
       n % 50 = 0, case when n % 20 = 0 then now() end from paper;
insert into document_file (id, establishment_id, document_id, kind, store_key, wrapped, key_id, size, sha256, media_type)
select gen_random_uuid(), made('house', 1 + d % 2), made('paper', n), kind, kind || n, '', made('key', d), 1, '', 'text/xml'
  from paper, (values ('reading'), ('original')) k (kind);
insert into document_opened (document_id, reader_id) select made('paper', n), made('person', d) from paper where n % 2 = 0;

-- Three words each: one that all papers of a dossier have, one of a tenth of them, one of its own.
insert into document_word (dossier_id, token, document_id)
select made('dossier', d), decode(md5(word), 'hex'), made('paper', n)
  from paper, lateral (values ('everywhere'), ('tenth' || n % 10), ('own' || n)) as said (word);

-- 50 threads each, 1,000 for David, whose first one has 5,000 messages; one in ten waits for an answer.
create temporary table talk as
select case d when 1 then t else 950 + (d - 1) * 50 + t end as n, d, t, case when d = 1 and t = 1 then 5000 else 5 end as messages
  from generate_series(1, 400) d, generate_series(1, case d when 1 then 1000 else 50 end) t;
insert into thread (id, establishment_id, dossier_id, team_id, opening, last_number, last_at, waits_since, due_at)
select made('thread', n), made('house', 1 + d % 2), made('dossier', d), made('team', 1 + (d + 2 * (t % 4)) % 8), 'other', messages,
       now() - t * interval '1 day', case t % 10 when 3 then now() - interval '3 days' end, case when t % 10 = 3 then now() + (n % 96 - 48) * interval '1 hour' end from talk;
insert into draft (id, establishment_id, dossier_id, thread_id, author_id, body, key_id)
select gen_random_uuid(), made('house', 1 + d % 2), made('dossier', d), made('thread', n), made('person', d), '', made('key', d) from talk;
insert into thread_note (id, establishment_id, dossier_id, thread_id, author_id, body, key_id, written_at)
select gen_random_uuid(), made('house', 1 + d % 2), made('dossier', d), made('thread', n), made('staff', 3), '', made('key', d),
       now() - m * interval '1 hour' from talk, generate_series(1, case n when 1 then 100 else 1 end) m;
insert into thread_holder (thread_id, membership_id) select made('thread', n), made('member', 1 + (n + d) % 400) from talk where n % 2 = 0;
insert into message (id, establishment_id, dossier_id, thread_id, number, author_id, capacity, body, key_id, posted_at)
select made('message', n * 10000 + m), made('house', 1 + d % 2), made('dossier', d), made('thread', n), m,
       case when m % 2 = 1 then made('person', d) else made('staff', 2 + d % 2) end,
       case when m % 2 = 1 then 'usager' else 'staff' end, '', made('key', d), now() - t * interval '1 day'
  from talk, generate_series(1, messages) m;
-- Two words each, for forty people: one that all messages of a dossier have, one of a tenth of them.
insert into message_word (dossier_id, token, message_id, thread_id, said_at)
select made('dossier', d), decode(md5(word), 'hex'), made('message', n * 10000 + m), made('thread', n), now() - t * interval '1 day'
  from talk, generate_series(1, messages) m, lateral (values ('everywhere'), ('tenth' || m % 10)) as said (word) where d <= 40;
insert into thread_reading (thread_id, reader_id, number, capacity)
select made('thread', n), case when m % 2 = 0 then made('person', d) else made('staff', 2 + d % 2) end, m,
       case when m % 2 = 0 then 'usager' else 'staff' end from talk, generate_series(1, messages) m;

-- 40 requests each, 1,000 for David, one for each paper; one in four is open. Roles 1 and 2 answer them.
insert into role_duty (role_id, duty, establishment_id)
select made('role', r), 'requests', made('house', 1 + r % 2) from generate_series(1, 2) r;
insert into request (id, establishment_id, dossier_id, document_id, kind, reference, asked_at, due_on, state, reason, answer, key_id)
select made('request', n), made('house', 1 + d % 2), made('dossier', d), made('paper', n), 'oppose-dmp', n::text,
       now() - p * interval '1 day', now()::date - (p % 60), case when p % 4 = 0 then 'open' else 'refused' end, '', '', made('key', d)
  from paper where p <= case d when 1 then 1000 else 40 end;
insert into request_event (request_id, kind, establishment_id, actor_id, capacity)
select r.id, step, r.establishment_id, made('person', 1), 'usager' from request r, (values ('asked'), ('read')) s (step);

-- Roles 3 and 4 say whose a paper is: of each dossier the oldest paper is disputed.
insert into role_duty (role_id, duty, establishment_id)
select made('role', r), 'identity', made('house', 1 + r % 2) from generate_series(3, 4) r;
update document d set disputed_at = now() from paper where p = 1 and d.id = made('paper', n);
insert into document_dispute (id, establishment_id, dossier_id, document_id, said_by)
select made('dispute', n), made('house', 1 + d % 2), made('dossier', d), made('paper', n), made('person', d) from paper where p = 1;

-- 300 entries a dossier, 20,000 for David: a third are lists of twenty papers.
insert into audit_entry (id, at, establishment_id, dossier_id, actor_id, capacity, purpose, act, objects, segment, place)
select gen_random_uuid(), now() - (e + 4) * interval '25 minutes', made('house', 1 + d % 2), made('dossier', d),
       case when e % 4 = 0 then made('person', d) else made('staff', 2 + d % 2 + 2 * (e % 90)) end,
       case when e % 4 = 0 then 'usager' else 'staff' end, 'care',
       case when e % 3 = 0 then 'documents.listed' else 'document.read' end,
       array(select made('paper', case d when 1 then 0 else 4750 + (d - 1) * 250 end + 1 + (e + k) % 250)
               from generate_series(1, case when e % 3 = 0 then 20 else 1 end) k),
       case when e > 20 then 1 end, case when e > 20 then e end
  from generate_series(1, 400) d, generate_series(1, case d when 1 then 20000 else 300 end) e;
insert into idempotency (actor_id, key, body_hash, status, location)
select made('person', 1 + n % 400), made('once', n), '', 303, '/' from generate_series(1, 20000) n;
insert into deposit (id, establishment_id, machine_id, state, store_key, wrapped, key_id, size, sha256, media_type)
select made('deposit', n), made('house', 1 + n % 2), made('machine', 1 + n % 2), 'filed', n::text, '', made('housekey', 1 + n % 2), 1,
       sha256(n::text::bytea), 'text/xml' from generate_series(1, 20000) n;
insert into sign_in (id, secret_hash, person_id, level, idle, expires_at, seen_at)
select gen_random_uuid(), sha256(n::text::bytea), made('person', 1 + n % 400), 1, '30 minutes', now() - interval '1 day', now() - interval '2 days'
  from generate_series(1, 20000) n;
insert into sign_in (id, secret_hash, person_id, machine_id, level, provider, idle, expires_at)
select gen_random_uuid(), sha256(convert_to(name, 'UTF8')), person, machine, 2, 'prosanteconnect', '1 hour', now() + interval '1 hour'
  from (values ('david', made('person', 1), null), ('anna', made('person', 2), null), ('paula', made('aidant', 1), null),
               ('nurse', made('staff', 3), null), ('clerk', made('staff', 9), null), ('dui', null, made('machine', 2)))
       as somebody (name, person, machine);
drop table paper, talk; set session_replication_role = origin;
