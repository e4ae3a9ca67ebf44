"""What must hold of the database's doors, each as the question that names whoever breaks it."""

CODE_LISTS = "'family', 'delegable_right', 'document_type'"
LOGINS = "'app', 'worker', 'sealer'"
# One expression each, inlined by the planner: they read a setting of the transaction, or a row they are given.
INLINED = """
    'actor_id', 'capacity', 'subject_id', 'permit_id', 'sign_in_id', 'acting_house', 'level', 'alive', 'clock_due',
    'pause_due', 'administrative', 'pretended', 'was_chosen', 'ends_soon', 'law_version',
    'opens_a_dossier', 'kept_anyway'"""
OURS = (
    "pronamespace = 'public'::regnamespace"
    " and not exists (select from pg_depend d where d.objid = p.oid and deptype = 'e')"
)
PATH = "'{\"search_path=pg_catalog, public, pg_temp\"}'"

UNLOCKED_TABLE = f"""
    select relname from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity) and relname not in ('alembic_version', {CODE_LISTS})"""
LOCK_WITHOUT_A_POLICY = """
    select relname from pg_class c
     where relnamespace = 'public'::regnamespace and relrowsecurity
       and not exists (select from pg_policy where polrelid = c.oid)"""
OTHER_RELATION = """
    select relname from pg_class where relnamespace in ('public'::regnamespace, 'jobs'::regnamespace)
       and relkind in ('v', 'm', 'f')"""
OPEN_CODE_LIST = f"""
    select table_name, grantee, privilege_type from information_schema.role_table_grants
     where table_name in ({CODE_LISTS}) and grantee <> 'owner' and privilege_type <> 'SELECT'"""
TOUCHED_VERSION = """
    select grantee, privilege_type from information_schema.role_table_grants
     where table_name = 'alembic_version' and grantee in ('app', 'worker', 'sealer', 'gate', 'PUBLIC')"""
APP_IN_THE_QUEUE = """
    select table_name, privilege_type from information_schema.role_table_grants
     where table_schema = 'jobs' and grantee not in ('owner', 'worker')
       and (grantee, table_name, privilege_type) <> ('app', 'pgqueuer', 'INSERT')"""
OPEN_POLICY = """
    select tablename, policyname, roles from pg_policies
     where 'true' in (qual, with_check) and not roles <@ '{gate,sealer}' or 'public' = any (roles)"""
POLICY_THAT_READS_ANOTHER_TABLE = """
    select polname, refobjid::regclass from pg_policy p join pg_depend on objid = p.oid
     where classid = 'pg_policy'::regclass and refclassid = 'pg_class'::regclass and refobjid <> polrelid"""
PLANNED_AT_EACH_CALL = f"""
    select proname from pg_proc p join pg_language l on l.oid = prolang
     where {OURS} and lanname <> 'plpgsql'
       and (lanname <> 'sql' or prosecdef or prosqlbody is null or proname not in ({INLINED}))"""
LOOSE_PATH = f"""
    select proname from pg_proc p join pg_language l on l.oid = prolang
     where {OURS} and lanname = 'plpgsql' and proconfig::text is distinct from {PATH}"""
DEFINER_OF_ANOTHER = f"""
    select proname from pg_proc p where {OURS} and prosecdef and proowner <> 'gate'::regrole"""
DOOR_FOR_EVERYONE = f"""
    select proname from pg_proc p
     where {OURS} and prosecdef and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0))"""
OWNED_BY_A_LOGIN = f"""
    select classid::regclass, objid from pg_shdepend
     where deptype = 'o' and refclassid = 'pg_authid'::regclass
       and refobjid in (select oid from pg_roles where rolname in ({LOGINS}))"""
GATE_OWNS_A_TABLE = """
    select relname from pg_class where relowner = 'gate'::regrole"""
POWERFUL = f"""
    select rolname from pg_roles
     where rolname in ({LOGINS}, 'gate')
           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        or rolname in ('owner', 'gate') and rolcanlogin"""
BORROWED_POWER = f"""
    select member::regrole, roleid::regrole from pg_auth_members
     where member in (select oid from pg_roles where rolname in ({LOGINS}, 'gate'))"""
MAKERS = f"""
    select rolname, nspname from pg_roles, pg_namespace
     where rolname in ({LOGINS}, 'gate', 'owner') and nspname = 'public'
       and has_schema_privilege(rolname, nspname, 'create')"""
NOT_A_ROW = """
    select attrelid::regclass, attname
      from pg_attribute join pg_type t on t.oid = atttypid join pg_class c on c.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
       and (typtype = 'e' or typcategory = 'A' or typname in ('json', 'jsonb', 'hstore') or typtype = 'r')
       and (relname, attname) <> ('audit_entry', 'objects')"""
DELETE_BY_THE_APP = """
    select table_name from information_schema.role_table_grants
     where grantee = 'app' and privilege_type in ('DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')"""
