-- for: service
-- Takes a key and keeps its answer in one, behind an effect that happens once without it: two who
-- come at the same time wait for each other there. Whoever is second is refused by the key.
CREATE FUNCTION timebank.idempotency_write(
    p_community uuid,
    p_keeper uuid,
    p_key text,
    p_fingerprint bytea,
    p_status smallint,
    p_headers text[],
    p_body bytea
) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    INSERT INTO timebank.idempotency (
        community_id, keeper_id, key, fingerprint, taken_at, status, headers, body)
    VALUES (p_community, p_keeper, p_key, p_fingerprint, clock_timestamp(), p_status, p_headers,
        p_body);
    RETURN true;
END
$$;
