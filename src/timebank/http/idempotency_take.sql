-- for: service
-- Takes an idempotency key for the effect that follows in this transaction. Gives no row when the
-- key was free. Where another request holds it, waits for that one's end: two seconds at most
-- (lock_not_available), then gives what is known under the key.
CREATE FUNCTION timebank.idempotency_take(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_fingerprint bytea
) RETURNS TABLE (same boolean, status smallint, headers text[], body bytea)
LANGUAGE plpgsql VOLATILE SET lock_timeout = '2s'
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
    INSERT INTO timebank.idempotency (community_id, keeper_id, key, fingerprint, taken_at)
    VALUES (p_community, p_keeper, p_key, p_fingerprint, clock_timestamp())
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT i.fingerprint = p_fingerprint, i.status, i.headers, i.body
    FROM timebank.idempotency i
    WHERE i.community_id = p_community AND i.keeper_id = p_keeper AND i.key = p_key;
END
$$;
