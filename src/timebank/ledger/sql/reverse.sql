-- for: service
-- Undoes transfers, each by one reversal with a reason, in one posting: all or nothing. With a credit
-- goes what it passed on to the pot.
CREATE FUNCTION timebank.reverse(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_back_ids uuid[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_accounts uuid[];
    v_standing timebank.standing;
    v_lines timebank.line[];
BEGIN
    v_accounts := timebank.sides_of(p_community, p_transfers);
    -- Whoever reverses a line locks its accounts: looked up behind these locks, what is reversed
    -- already is known for good.
    PERFORM timebank.lock_accounts(p_community, v_accounts);
    v_lines := timebank.reversal_lines(
        p_community, p_actor, p_transfers, p_ids, p_back_ids, p_reason);
    -- What was passed on comes out of the pot, which is locked after all others.
    v_standing := timebank.lock_accounts(
        p_community, v_accounts || timebank.accounts_of(v_lines));
    PERFORM timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_standing);
    RETURN QUERY SELECT * FROM timebank.lines_posted(p_community, v_lines);
END
$$;
