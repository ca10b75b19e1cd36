-- for: service
-- The communities in which a member who may sign in has this address. Each is entered in turn, for that
-- is the only way to see into one, and at the end the first is entered again: in one call, for there may
-- be hundreds. It tells which communities, and of nobody who they are there; the service asks it only
-- for an address that a code was sent to and came back from (me/service.py).
CREATE FUNCTION timebank.communities_with(p_email text) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_before text := coalesce(current_setting('timebank.community', true), '');
    v_entered text;
    v_id uuid;
BEGIN
    FOR v_id IN SELECT c.id FROM timebank.community c ORDER BY c.slug LOOP
        v_entered := set_config('timebank.community', v_id::text, true);
        IF EXISTS (
            SELECT FROM timebank.member m
            WHERE m.community_id = v_id AND lower(m.email) = lower(p_email)
                AND m.status = 'member' AND m.adult IS NOT false
        ) THEN
            RETURN NEXT v_id;
        END IF;
    END LOOP;
    v_entered := set_config('timebank.community', v_before, true);
END
$$;
