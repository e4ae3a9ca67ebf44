-- as gate
-- Photos hang on their message, with the rights of who asks.

create function message_in_sight(message uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from message m where m.id = message_in_sight.message);
end $$;

create function photo_in_sight(photo uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from message_photo p where p.id = photo_in_sight.photo);
end $$;

-- A photo comes with its message, from the same hand and in the same transaction.
create function being_posted(message uuid, dossier uuid, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from message m where m.id = being_posted.message and m.dossier_id = dossier
                      and m.establishment_id = house and m.author_id = actor_id() and m.capacity = capacity()
                      and m.posted_at = now());
end $$;

create function photo_being_posted(photo uuid, house uuid) returns boolean stable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return exists (select from message_photo p where p.id = photo and p.establishment_id = house
                      and p.state = 'received' and p.received_at = now());
end $$;
