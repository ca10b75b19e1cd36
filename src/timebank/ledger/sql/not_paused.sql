-- Refuses what a paused member would spend or give away: their hours are still credited, and their
-- balance stays theirs.
CREATE FUNCTION timebank.not_paused(p_community uuid, p_accounts uuid[]) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM timebank.account a
        JOIN timebank.member m ON m.community_id = p_community AND m.id = a.owner_id
        WHERE a.community_id = p_community AND a.id = ANY (p_accounts)
            AND a.type = 'member' AND m.status = 'paused'
    ) THEN
        PERFORM timebank.refuse('member_paused', '{}');
    END IF;
END
$$;
