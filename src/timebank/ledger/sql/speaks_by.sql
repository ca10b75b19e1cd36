-- for: service
-- Whether what this app says is this member's own word: they registered it, or made one of its secrets.
CREATE FUNCTION timebank.speaks_by(p_client uuid, p_member uuid) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM timebank.client c WHERE c.id = p_client AND c.made_by = p_member)
        OR EXISTS (
            SELECT FROM timebank.client_secret s
            WHERE s.client_id = p_client AND s.made_by = p_member);
END
$$;
