-- Locks the bounded ones of these accounts in the order of their ids, ends those of their holds that
-- are due, and says how they stand. Whatever changes an account or a hold of it takes this lock first.
-- The pot's id sorts last: a posting that finds under its locks that something is passed on can still
-- take the pot, which would else be a hot row.
CREATE FUNCTION timebank.lock_accounts(p_community uuid, p_accounts uuid[])
RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing;
    v_held bigint;
BEGIN
    SELECT coalesce(array_agg((s.locked).account_id), '{}'), coalesce(array_agg(s.locked), '{}'),
        greatest(timebank.ledger_now(), max((s.locked).last_at) + interval '1 microsecond'),
        max((s.locked).held)
    INTO v_standing.ids, v_standing.rows, v_standing.at, v_held
    FROM (
        SELECT locked FROM timebank.balance locked
        WHERE locked.community_id = p_community AND locked.account_id = ANY (p_accounts)
        ORDER BY locked.account_id FOR NO KEY UPDATE
    ) s;
    IF v_held > 0 THEN
        RETURN timebank.due_holds(p_community, v_standing);
    END IF;
    RETURN v_standing;
END
$$;
