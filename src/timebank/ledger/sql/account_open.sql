-- for: service
-- Makes accounts, each bounded one with its balance at zero. Its instant is later than those of the
-- community's own accounts, and what happens to it is later than that, though the clock step back: so
-- no line is told before the accounts that it joins.
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
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_now timestamptz := greatest(timebank.ledger_now(), interval '1 microsecond' + (
        SELECT max(a.made_at) FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community));
    v_bounded boolean := p_type IN ('member', 'organisation', 'pot');
BEGIN
    INSERT INTO timebank.account (
        community_id, id, type, owner_id, made_at, first_floor, first_ceiling)
    SELECT p_community, r.id, p_type, r.owner_id, v_now,
        CASE WHEN v_bounded THEN p_floor END, CASE WHEN v_bounded THEN p_ceiling END
    FROM unnest(p_ids, p_owners) AS r (id, owner_id);
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT p_community, v_now, r.id, 'account_opened' FROM unnest(p_ids) AS r (id);
    IF v_bounded THEN
        INSERT INTO timebank.balance (community_id, account_id, balance, held, floor, ceiling,
            excused, excused_over, passes_on, seq, last_at, closed)
        SELECT p_community, r.id, 0, 0, p_floor, p_ceiling, 0, 0, false, 0, v_now, false
        FROM unnest(p_ids) AS r (id);
    END IF;
END
$$;
