-- for: service
-- What was answered under an idempotency key, where that is known. The community was entered.
CREATE FUNCTION timebank.idempotency_find(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_fingerprint bytea
) RETURNS TABLE (same boolean, status smallint, headers text[], body bytea)
LANGUAGE sql STABLE
AS $$
SELECT i.fingerprint = p_fingerprint, i.status, i.headers, i.body
FROM timebank.idempotency i
WHERE i.community_id = p_community AND i.keeper_id = p_keeper AND i.key = p_key
    AND i.status IS NOT NULL
$$;
