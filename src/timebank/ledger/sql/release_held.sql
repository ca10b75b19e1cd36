-- Takes ended holds off `held` where no line follows that would do it.
CREATE FUNCTION timebank.release_held(p_community uuid, p_released timebank.released[])
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    PERFORM 1 FROM timebank.balance b
    WHERE b.community_id = p_community
        AND b.account_id IN (SELECT r.account_id FROM unnest(p_released) r)
    ORDER BY b.account_id FOR NO KEY UPDATE;
    UPDATE timebank.balance b
    SET held = b.held - f.minutes,
        excused = greatest(0, b.floor - (b.balance - b.held + f.minutes))
    FROM (SELECT account_id, sum(minutes)::bigint AS minutes FROM unnest(p_released)
        GROUP BY account_id) f
    WHERE b.community_id = p_community AND b.account_id = f.account_id;
END
$$;
