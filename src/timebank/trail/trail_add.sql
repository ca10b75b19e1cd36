-- for: service
-- Writes the line of one request. `p_shown` are all ids that its answer shows, whatever they are of:
-- those of members, and of their accounts, are whom it was about. A read does not wait for the disk.
CREATE FUNCTION timebank.trail_add(
    p_community uuid,
    p_id uuid,
    p_token uuid,
    p_actor uuid,
    p_role text,
    p_method text,
    p_route text,
    p_status integer,
    p_from text,
    p_request text,
    p_things uuid[],
    p_shown uuid[]
) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
    v_about uuid[] := '{}';
BEGIN
    IF p_method = 'GET' THEN
        SET LOCAL synchronous_commit = off;
    END IF;
    IF p_shown <> '{}' THEN
        v_about := ARRAY(
            SELECT m.id FROM timebank.member m
            WHERE m.community_id = p_community AND m.id = ANY (p_shown)
            UNION
            SELECT a.owner_id FROM timebank.account a
            WHERE a.community_id = p_community AND a.id = ANY (p_shown)
                AND a.type = 'member');
    END IF;
    INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method, route,
        status, came_from, request_id, things, about)
    VALUES (p_community, p_id, clock_timestamp(), p_token, p_actor, p_role, p_method, p_route,
        p_status, p_from, p_request, p_things, v_about);
END
$$;
