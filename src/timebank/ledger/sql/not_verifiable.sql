-- The rule that keeps this actor from verifying this contribution, if one does, before anything
-- else is looked at. `p_minutes` is what was decided; NULL takes what was stated.
CREATE FUNCTION timebank.not_verifiable(
    p_one timebank.contribution, p_actor_kind text, p_actor uuid, p_minutes bigint
) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.id IS NULL THEN 'not_found'
        WHEN p_one.state NOT IN ('logged', 'queried') THEN 'already_decided'
        -- Nobody their own; and on the giver's word alone neither a client nor a rule.
        WHEN p_actor = p_one.giver_id OR p_actor_kind <> 'member'
            AND coalesce(p_one.stated_by, p_one.giver_id) = p_one.giver_id THEN 'own_contribution'
        WHEN p_one.state = 'logged' AND p_minutes <> p_one.minutes THEN 'claims_differ'
        WHEN p_one.state = 'queried' AND p_minutes IS NULL THEN 'minutes_needed'
        WHEN p_minutes NOT BETWEEN 1 AND 1440 * (p_one.worked_on - p_one.worked_from + 1)
            THEN 'contribution_minutes'
        END;
END
$$;
