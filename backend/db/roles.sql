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
        end if;
    end loop;
end $$;

create extension if not exists unaccent;
grant create on schema public to owner, gate;
create schema if not exists jobs authorization owner;
