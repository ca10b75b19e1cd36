-- for: service
-- Lets answers go that are older than 60 days, a thousand at a time: how many went. Nobody may delete
-- a younger one, or what is sent again would have a second effect.
CREATE FUNCTION timebank.idempotency_forget(p_community uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_gone integer;
BEGIN
    DELETE FROM timebank.idempotency i USING (
        SELECT o.keeper_id, o.key FROM timebank.idempotency o
        WHERE o.community_id = p_community AND o.taken_at < clock_timestamp() - interval '60 days'
        LIMIT 1000
    ) old WHERE i.community_id = p_community AND i.keeper_id = old.keeper_id AND i.key = old.key;
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    RETURN v_gone;
END
$$;
