-- for: service
-- Gives held minutes back.
CREATE FUNCTION timebank.hold_release(p_community uuid, p_hold uuid) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_hold timebank.hold;
    v_standing timebank.standing;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY(
        SELECT h.account_id FROM timebank.hold h
        WHERE h.community_id = p_community AND h.id = p_hold));
    v_hold := timebank.hold_ready(p_community, p_hold, v_standing.at);
    v_standing.rows[1].held := v_standing.rows[1].held - v_hold.minutes;
    v_standing.rows[1].last_at := v_standing.at;
    RETURN QUERY
    UPDATE timebank.hold h SET state = 'released', ended_at = v_standing.at
    WHERE h.community_id = p_community AND h.id = p_hold RETURNING h.*;
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_hold, 'hold_released');
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
END
$$;
