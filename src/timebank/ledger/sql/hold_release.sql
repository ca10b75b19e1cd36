-- for: service
-- Gives held minutes back.
CREATE FUNCTION timebank.hold_release(p_community uuid, p_hold uuid) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_hold timebank.hold;
    v_now timestamptz := timebank.ledger_now();
BEGIN
    PERFORM timebank.within(p_community);
    v_hold := timebank.hold_ready(p_community, p_hold, v_now);
    RETURN QUERY
    UPDATE timebank.hold h SET state = 'released', ended_at = v_now
    WHERE h.community_id = p_community AND h.id = p_hold RETURNING h.*;
    PERFORM timebank.release_held(
        p_community, ARRAY[ROW(v_hold.account_id, v_hold.minutes)::timebank.released]);
END
$$;
