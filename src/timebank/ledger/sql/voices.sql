-- for: service
-- Whose word it is what this member or app says: their own; of an app, too, that of whoever registered
-- it, or made one of its secrets, and of the entry as which they go on.
CREATE FUNCTION timebank.voices(p_who uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        WITH made AS (
            SELECT c.community_id, c.made_by FROM timebank.client c WHERE c.id = p_who
            UNION
            SELECT c.community_id, s.made_by FROM timebank.client c
            JOIN timebank.client_secret s ON s.client_id = c.id
            WHERE c.id = p_who
        )
        SELECT p_who
        UNION SELECT made.made_by FROM made
        UNION SELECT m.merged_into_id FROM made
        JOIN timebank.member m ON m.community_id = made.community_id AND m.id = made.made_by
        WHERE m.merged_into_id IS NOT NULL);
END
$$;
