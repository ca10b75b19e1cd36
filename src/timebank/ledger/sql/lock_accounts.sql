-- Locks the bounded ones of these accounts in the order of their ids, and says how they stand
-- without the holds that have just ended; what comes now is later than those ends. The pot's id sorts
-- last: a posting that finds under its locks that something is passed on can still take the pot, which
-- would else be a hot row.
CREATE FUNCTION timebank.lock_accounts(
    p_community uuid, p_accounts uuid[], p_released timebank.released[]
) RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing;
    v_released timebank.released;
    i integer;
BEGIN
    SELECT coalesce(array_agg((s.locked).account_id), '{}'), array_agg(s.locked) INTO v_standing
    FROM (
        SELECT locked FROM timebank.balance locked
        WHERE locked.community_id = p_community AND locked.account_id = ANY (p_accounts)
        ORDER BY locked.account_id FOR NO KEY UPDATE
    ) s;
    FOREACH v_released IN ARRAY p_released LOOP
        i := width_bucket(v_released.account_id, v_standing.ids);
        v_standing.rows[i].held := v_standing.rows[i].held - v_released.minutes;
        v_standing.rows[i].last_at := greatest(
            v_standing.rows[i].last_at, timebank.ledger_now());
    END LOOP;
    RETURN v_standing;
END
$$;
