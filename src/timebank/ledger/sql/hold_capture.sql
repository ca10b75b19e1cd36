-- for: service
-- Spends a hold: at most what was held moves to the partner, and the rest is released.
CREATE FUNCTION timebank.hold_capture(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_hold uuid,
    p_minutes bigint,
    p_transfer uuid
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_hold timebank.hold;
    i integer;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY(
        SELECT unnest(ARRAY[h.account_id, h.partner_account_id]) FROM timebank.hold h
        WHERE h.community_id = p_community AND h.id = p_hold));
    v_hold := timebank.hold_ready(p_community, p_hold, v_standing.at);
    PERFORM timebank.not_paused(p_community, ARRAY[v_hold.account_id]);
    IF p_minutes NOT BETWEEN 1 AND v_hold.minutes THEN
        PERFORM timebank.refuse('hold_captured', jsonb_build_object(
            'available_minutes', v_hold.minutes));
    END IF;
    UPDATE timebank.hold h
    SET state = 'captured', captured_minutes = p_minutes, ended_at = v_standing.at
    WHERE h.community_id = p_community AND h.id = p_hold;
    i := width_bucket(v_hold.account_id, v_standing.ids);
    v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
    PERFORM timebank.post(p_community, p_actor_kind, p_actor,
        ARRAY[ROW(p_transfer, 'spend', v_hold.account_id, v_hold.partner_account_id, p_minutes,
            NULL, NULL, p_hold, NULL, NULL)::timebank.line],
        v_standing);
    RETURN QUERY
    SELECT t.* FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.id = p_transfer;
END
$$;
