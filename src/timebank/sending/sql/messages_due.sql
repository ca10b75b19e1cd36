-- for: service
-- The communities that have a message to be looked at now. Each is entered in turn: nobody sees into
-- two at once.
CREATE FUNCTION timebank.messages_due() RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_one uuid;
BEGIN
    FOR v_one IN SELECT c.id FROM timebank.community c LOOP
        PERFORM set_config('timebank.community', v_one::text, true);
        IF EXISTS (SELECT FROM timebank.message m
            WHERE m.community_id = v_one AND m.state = 'waiting' AND m.next_try_at <= v_now) THEN
            RETURN NEXT v_one;
        END IF;
    END LOOP;
    PERFORM set_config('timebank.community', '', true);
END
$$;
