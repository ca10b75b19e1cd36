-- Whether a rule that the community has switched on lets this contribution be verified (domain.md,
-- Terms, verification): plain hours of one day, where the giver's claim and one of somebody else for the
-- receiver say the same. What an app says that the giver made, they have said.
CREATE FUNCTION timebank.agreed_by_rule(
    p_community uuid, p_rule uuid, p_one timebank.contribution
) RETURNS boolean
LANGUAGE sql STABLE
AS $$
SELECT p_one.state = 'logged' AND p_one.receiver_type <> 'member' AND p_one.asks_for IS NULL
    AND p_one.worked_from = p_one.worked_on
    AND EXISTS (
        SELECT FROM timebank.verification_rule r
        WHERE r.community_id = p_community AND r.id = p_rule AND r.ended_at IS NULL
            AND p_one.minutes <= r.most_minutes)
    AND EXISTS (
        SELECT FROM timebank.claim c
        WHERE c.community_id = p_community AND c.contribution_id = p_one.id AND c.side = 'giver'
            AND c.minutes = p_one.minutes)
    AND EXISTS (
        SELECT FROM timebank.claim c
        WHERE c.community_id = p_community AND c.contribution_id = p_one.id AND c.side = 'receiver'
            AND c.minutes = p_one.minutes AND p_one.giver_id <> ALL (timebank.voices(c.stated_by)))
$$;
