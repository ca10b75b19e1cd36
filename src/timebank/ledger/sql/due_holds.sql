-- Ends those holds of locked accounts that are due, and says how the accounts stand then. What comes
-- to them now is later than these ends.
CREATE FUNCTION timebank.due_holds(p_community uuid, p_standing timebank.standing)
RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing := p_standing;
    v_hold record;
    v_ended uuid[] := '{}';
    i integer;
BEGIN
    FOR v_hold IN
        UPDATE timebank.hold h SET state = 'lapsed', ended_at = p_standing.at
        WHERE h.community_id = p_community AND h.account_id = ANY (p_standing.ids)
            AND h.state = 'held' AND h.expires_at <= p_standing.at
        RETURNING h.id, h.account_id, h.minutes
    LOOP
        i := width_bucket(v_hold.account_id, v_standing.ids);
        v_standing.rows[i].held := v_standing.rows[i].held - v_hold.minutes;
        v_standing.rows[i].last_at := p_standing.at;
        v_ended := array_append(v_ended, v_hold.id);
    END LOOP;
    IF v_ended <> '{}' THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, p_standing.at, e.id, 'hold_lapsed' FROM unnest(v_ended) AS e (id);
        PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
        v_standing.at := p_standing.at + interval '1 microsecond';
    END IF;
    RETURN v_standing;
END
$$;
