-- for: service
-- Gives back all that is held of an account whose owner leaves, and says how many holds that were. The
-- account stays locked to the end of the transaction, and with it those named in `p_beside`, in the
-- order of all locks: what remains goes there next.
CREATE FUNCTION timebank.holds_release(p_community uuid, p_account uuid, p_beside uuid[])
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_hold record;
    v_ended uuid[] := '{}';
    i integer;
BEGIN
    v_standing := timebank.lock_accounts(p_community, p_account || p_beside);
    i := array_position(v_standing.ids, p_account);
    FOR v_hold IN
        UPDATE timebank.hold h SET state = 'released', ended_at = v_standing.at
        WHERE h.community_id = p_community AND h.account_id = p_account AND h.state = 'held'
        RETURNING h.id, h.minutes
    LOOP
        v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
        v_standing.rows[i].last_at := v_standing.at;
        v_ended := array_append(v_ended, v_hold.id);
    END LOOP;
    IF v_ended <> '{}' THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, v_standing.at, e.id, 'hold_released' FROM unnest(v_ended) AS e (id);
        PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
    END IF;
    RETURN cardinality(v_ended);
END
$$;
