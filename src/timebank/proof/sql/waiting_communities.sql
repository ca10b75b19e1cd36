-- for: service
-- The communities that have events without a position, or positions without a checkpoint. Each is
-- entered in turn: nobody sees into two at once.
CREATE FUNCTION timebank.waiting_communities() RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_one uuid;
BEGIN
    FOR v_one IN SELECT c.id FROM timebank.community c LOOP
        PERFORM set_config('timebank.community', v_one::text, true);
        IF EXISTS (SELECT FROM timebank.unsealed u WHERE u.community_id = v_one)
            OR (SELECT s.size FROM timebank.seal s WHERE s.community_id = v_one)
            > coalesce((SELECT max(c.size) FROM timebank.checkpoint c
                WHERE c.community_id = v_one), 0) THEN
            RETURN NEXT v_one;
        END IF;
    END LOOP;
    PERFORM set_config('timebank.community', '', true);
END
$$;
