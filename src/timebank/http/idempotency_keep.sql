-- for: service
-- Keeps the answer of the request that took the key in this transaction.
CREATE FUNCTION timebank.idempotency_keep(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_status smallint,
    p_headers text[],
    p_body bytea
) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_entered text := set_config('timebank.community', p_community::text, true);
BEGIN
    UPDATE timebank.idempotency i
    SET status = p_status, headers = p_headers, body = p_body
    WHERE i.community_id = p_community AND i.keeper_id = p_keeper AND i.key = p_key
        AND i.status IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the key was not taken in this transaction';
    END IF;
END
$$;
