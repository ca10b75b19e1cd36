-- Locks the bounded ones of these accounts in the order of their ids, ends those of their holds that
-- are due, and says how they stand. Whatever changes an account or a hold of it takes this lock first.
-- The pot's id sorts last: a posting that finds under its locks that something is passed on can still
-- take the pot, which would else be a hot row.
CREATE FUNCTION timebank.lock_accounts(p_community uuid, p_accounts uuid[])
RETURNS timebank.standing
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_rows timebank.balance[];
    v_one timebank.balance;
    v_ids uuid[] := '{}';
    v_last timestamptz;
    v_held boolean := false;
    v_standing timebank.standing;
BEGIN
    v_rows := ARRAY(
        SELECT locked FROM timebank.balance locked
        WHERE locked.community_id = p_community AND locked.account_id = ANY (p_accounts)
        ORDER BY locked.account_id FOR NO KEY UPDATE);
    FOREACH v_one IN ARRAY v_rows LOOP
        v_ids := array_append(v_ids, v_one.account_id);
        v_last := greatest(v_last, v_one.last_at);
        v_held := v_held OR v_one.held > 0;
    END LOOP;
    v_standing := ROW(v_ids, v_rows,
        greatest(timebank.ledger_now(), v_last + interval '1 microsecond'));
    IF v_held THEN
        RETURN timebank.due_holds(p_community, v_standing);
    END IF;
    RETURN v_standing;
END
$$;
