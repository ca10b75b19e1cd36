-- for: service
-- Writes a signed checkpoint of all that is sealed. Whoever calls it holds the community's seal.
CREATE FUNCTION timebank.seal_checkpoint(
    p_community uuid,
    p_number bigint,
    p_size bigint,
    p_journal_size bigint,
    p_root bytea,
    p_previous bytea,
    p_made_at timestamptz,
    p_key_id text,
    p_signature bytea,
    p_frontier bytea[],
    p_tiles bytea[]
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    PERFORM FROM timebank.seal s
    WHERE s.community_id = p_community AND s.size = p_size AND s.journal_size = p_journal_size
    FOR UPDATE;
    IF NOT FOUND OR p_number <> 1 + coalesce((
        SELECT max(c.number) FROM timebank.checkpoint c WHERE c.community_id = p_community), 0) THEN
        RAISE EXCEPTION 'this is not the next checkpoint';
    END IF;
    INSERT INTO timebank.checkpoint (community_id, number, size, journal_size, root, previous,
        made_at, key_id, signature, frontier, tiles)
    VALUES (p_community, p_number, p_size, p_journal_size, p_root, p_previous,
        p_made_at, p_key_id, p_signature, p_frontier, p_tiles);
END
$$;
