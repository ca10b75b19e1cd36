-- Ends the due holds of accounts that are about to pay, and says what they held. Holds are locked
-- before contributions and balances, so `post` takes the minutes off `held` afterwards.
CREATE FUNCTION timebank.due_holds(p_community uuid, p_accounts uuid[])
RETURNS timebank.released[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_released timebank.released[];
BEGIN
    PERFORM timebank.within(p_community);
    PERFORM 1 FROM timebank.hold h
    WHERE h.community_id = p_community AND h.account_id = ANY (p_accounts)
        AND h.state = 'held' AND h.expires_at <= v_now
    ORDER BY h.id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN '{}';
    END IF;
    WITH ended AS (
        UPDATE timebank.hold h SET state = 'lapsed', ended_at = v_now
        WHERE h.community_id = p_community AND h.account_id = ANY (p_accounts)
            AND h.state = 'held' AND h.expires_at <= v_now
        RETURNING h.account_id, h.minutes
    )
    SELECT coalesce(array_agg(ROW(account_id, minutes)::timebank.released), '{}')
    INTO v_released FROM ended;
    RETURN v_released;
END
$$;
