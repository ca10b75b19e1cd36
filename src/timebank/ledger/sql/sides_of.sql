-- The accounts between which these transfers moved minutes.
CREATE FUNCTION timebank.sides_of(p_community uuid, p_transfers uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT unnest(ARRAY[t.debit_account_id, t.credit_account_id]) FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.id = ANY (p_transfers));
END
$$;
