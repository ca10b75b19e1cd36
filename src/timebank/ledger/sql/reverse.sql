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
    v_lines timebank.line[];
BEGIN
    PERFORM timebank.within(p_community);
    v_lines := timebank.reversal_lines(
        p_community, p_actor, p_transfers, p_ids, p_back_ids, p_reason);
    RETURN QUERY SELECT * FROM timebank.posted(p_community, p_actor_kind, p_actor, v_lines);
END
$$;
