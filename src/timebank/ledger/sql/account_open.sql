-- for: service
-- Makes accounts, each bounded one with its balance at zero.
CREATE FUNCTION timebank.account_open(
    p_community uuid,
    p_ids uuid[],
    p_type text,
    p_owners uuid[],
    p_floor bigint,
    p_ceiling bigint
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    INSERT INTO timebank.account (community_id, id, type, owner_id, made_at)
    SELECT p_community, r.id, p_type, r.owner_id, timebank.ledger_now()
    FROM unnest(p_ids, p_owners) AS r (id, owner_id);
    IF p_type IN ('member', 'organisation', 'pot') THEN
        INSERT INTO timebank.balance (community_id, account_id, balance, held, floor, ceiling,
            excused, excused_over, passes_on, seq, closed)
        SELECT p_community, r.id, 0, 0, p_floor, p_ceiling, 0, 0, false, 0, false
        FROM unnest(p_ids) AS r (id);
    END IF;
END
$$;
