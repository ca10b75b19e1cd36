-- Ends the due holds of accounts whose minutes are about to move, and says what they held. Holds
-- are locked before balances, so `lock_accounts` takes their minutes off what is held.
CREATE FUNCTION timebank.due_holds(p_community uuid, p_accounts uuid[])
RETURNS timebank.released[]
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_due uuid[];
    v_released timebank.released[];
BEGIN
    SELECT array_agg(due.id) INTO v_due FROM (
        SELECT h.id FROM timebank.hold h
        WHERE h.community_id = p_community AND h.account_id = ANY (p_accounts)
            AND h.state = 'held' AND h.expires_at <= timebank.ledger_now()
        ORDER BY h.id FOR UPDATE
    ) due;
    IF v_due IS NULL THEN
        RETURN '{}';
    END IF;
    WITH ended AS (
        UPDATE timebank.hold h SET state = 'lapsed', ended_at = timebank.ledger_now()
        WHERE h.community_id = p_community AND h.id = ANY (v_due)
        RETURNING h.id, h.account_id, h.minutes, h.ended_at
    ), told AS (
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        SELECT p_community, e.ended_at, e.id, 'hold_lapsed' FROM ended e
    )
    SELECT array_agg(ROW(e.account_id, e.minutes)::timebank.released) INTO v_released FROM ended e;
    RETURN v_released;
END
$$;
