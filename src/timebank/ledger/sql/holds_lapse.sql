-- for: service
-- Ends the due holds of up to so many accounts that nobody touches, and says of how many. Several may
-- do so at once: one that ended meanwhile is let be.
CREATE FUNCTION timebank.holds_lapse(p_community uuid, p_most bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_accounts uuid[];
BEGIN
    v_accounts := ARRAY(
        SELECT DISTINCT h.account_id FROM timebank.hold h
        WHERE h.community_id = p_community AND h.state = 'held' AND h.expires_at <= timebank.ledger_now()
        ORDER BY h.account_id LIMIT p_most);
    IF v_accounts <> '{}' THEN
        PERFORM timebank.lock_accounts(p_community, v_accounts);
    END IF;
    RETURN cardinality(v_accounts);
END
$$;
