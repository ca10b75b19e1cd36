-- The accounts between which these transfers moved minutes; with a credit also that of a member to
-- whom it went on, for what comes back from there is to be locked with the others, in order.
CREATE FUNCTION timebank.sides_of(p_community uuid, p_transfers uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT unnest(ARRAY[t.debit_account_id, t.credit_account_id]) FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.id = ANY (p_transfers)
        UNION ALL
        SELECT o.credit_account_id FROM timebank.transfer t
        JOIN timebank.transfer o ON o.community_id = p_community
            AND o.debit_account_id = t.credit_account_id
            AND o.recorded_at = t.recorded_at + interval '1 microsecond'
            AND o.kind = 'gift' AND o.reason = 'passed_on'
        WHERE t.community_id = p_community AND t.id = ANY (p_transfers)
            AND t.kind IN ('thank', 'exchange'));
END
$$;
