-- Run once per database, by its owner. Nobody logs in as `owner`, `gate` or `sealer_owner`.
do $$
declare wanted record;
begin
    for wanted in select * from (values
        ('owner', 'nologin bypassrls'),  -- owns every table: migrations and backups only
        ('gate', 'nologin'),             -- owns the definer functions: the only one that reads sign-ins
        ('app', 'login'),                -- the web processes: own nothing
        ('worker', 'login'),             -- the background process: owns nothing
        ('sealer', 'login')              -- orders and chains the audit entries
    ) as roles (name, powers) loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.powers);
            if wanted.name = 'app' then
                -- A statement is planned once for each connection, never for each request: decision 0020.
                alter role app set plan_cache_mode = force_generic_plan;
                -- It finds rows in the order of an index and stops at the page: decision 0023.
                alter role app set enable_bitmapscan = off;
                alter role app set enable_sort = off;
            end if;
        end if;
    end loop;
end $$;

create extension if not exists unaccent;
grant create on schema public to owner, gate;
create schema if not exists jobs authorization owner;
