-- Beside PgQueuer's tables: how often a job was handed out (a job that kills its process is not
-- counted by the queue), and those that were given up, with the reason and never the words.
create table jobs.delivery (
    job_id bigint primary key,
    times int not null default 1,
    last_at timestamptz not null default now()
);
create table jobs.dead_letter (
    job_id bigint primary key,
    entrypoint text not null,
    payload bytea,
    reason text not null,
    at timestamptz not null default now()
);
-- When each round by the clock was last taken, by whichever worker.
create table jobs.round (
    name text primary key,
    last_at timestamptz not null default now()
);
grant usage on schema jobs to app, worker;
grant insert on jobs.pgqueuer to app;
grant usage on all sequences in schema jobs to app, worker;
grant select, insert, update, delete on all tables in schema jobs to worker;
