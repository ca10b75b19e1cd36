-- The community pot's account.
CREATE FUNCTION timebank.pot(p_community uuid) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT a.id FROM timebank.account a
        WHERE a.community_id = p_community AND a.owner_id = p_community AND a.type = 'pot');
END
$$;
