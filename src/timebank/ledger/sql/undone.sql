-- for: service
-- Whether a contribution's credit is reversed, or is about to be by one of these lines.
CREATE FUNCTION timebank.undone(
    p_community uuid, p_contribution uuid, p_lines timebank.line[]
) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_credit uuid;
BEGIN
    SELECT t.id INTO v_credit FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.contribution_id = p_contribution;
    RETURN v_credit IS NOT NULL AND (
        EXISTS (SELECT 1 FROM unnest(p_lines) l WHERE l.reverses_id = v_credit)
        OR EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.reverses_id = v_credit));
END
$$;
