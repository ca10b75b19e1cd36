-- The account to which an hour goes that is credited after its giver has left: what they, or the
-- community's rule, said at leaving. NULL is the pot: where nothing else was said, and where the other
-- member has left too, has no room for it, or received that hour: nobody is given back what they owe.
-- Their account is to be locked and is among `p_rows`, as what was decided so far leaves it.
CREATE FUNCTION timebank.late_to(
    p_community uuid,
    p_giver timebank.balance,
    p_ids uuid[],
    p_rows timebank.balance[],
    p_payer uuid,
    p_minutes bigint
) RETURNS timebank.account
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_to timebank.account;
    v_row timebank.balance;
BEGIN
    SELECT * INTO v_to FROM timebank.account a
    WHERE a.community_id = p_community AND a.id = p_giver.late_to;
    IF v_to.type = 'expired' THEN
        RETURN v_to;
    END IF;
    v_row := p_rows[width_bucket(v_to.id, p_ids)];
    IF v_row.account_id IS DISTINCT FROM v_to.id THEN
        -- They left between the look and the lock. Locked out of its order now, the other's account
        -- could have two postings wait for each other: the caller tries again.
        RAISE EXCEPTION 'left meanwhile' USING ERRCODE = 'serialization_failure';
    ELSIF v_row.closed OR v_to.id = p_payer OR v_row.balance + p_minutes > v_row.ceiling THEN
        RETURN NULL;
    END IF;
    RETURN v_to;
END
$$;
