-- Nobody may call a definer function unless a line below says so.
do $$ declare f regprocedure; begin
    for f in select oid from pg_proc where pronamespace = 'public'::regnamespace and prosecdef loop
        execute format('revoke execute on function %s from public', f);
    end loop;
end $$;

create function open_door(wanted text, roles text) returns void language plpgsql as $$
declare f regprocedure; begin
    for f in select oid from pg_proc where pronamespace = 'public'::regnamespace and proname = wanted loop
        execute format('grant execute on function %s to %s', f, roles);
    end loop;
end $$;
