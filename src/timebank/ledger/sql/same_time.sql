-- The entry that this contribution may not be credited beside, because it looks like the same
-- piece of time (domain.md, rule 9): same giver, receiver and activity on overlapping days, neither
-- called separate. One already credited stands in the way; so does an open one that was logged
-- first, and one that stands earlier in the same batch. Declined, withdrawn and reversed entries
-- never do; nor does one whose reversal is about to be posted.
CREATE FUNCTION timebank.same_time(
    p_community uuid, p_contribution timebank.contribution, p_earlier uuid[], p_reversed uuid[]
) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT o.id FROM timebank.contribution o
WHERE o.community_id = p_community AND o.giver_id = (p_contribution).giver_id
    AND o.worked_on >= (p_contribution).worked_from
    AND o.worked_on <= (p_contribution).worked_on + 31
    AND o.worked_from <= (p_contribution).worked_on
    AND o.receiver_id = (p_contribution).receiver_id
    AND o.activity_id = (p_contribution).activity_id
    AND o.id <> (p_contribution).id
    AND o.id IS DISTINCT FROM (p_contribution).corrects_id
    AND CASE
        WHEN o.state = 'verified' THEN o.separate_by IS NULL AND NOT EXISTS (
            SELECT 1 FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.contribution_id = o.id
                AND (t.id = ANY (p_reversed) OR EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id)))
        WHEN o.state IN ('logged', 'queried') THEN
            o.id = (p_contribution).looks_like_id
            OR (o.id = ANY (p_earlier) AND o.separate_by IS NULL)
        ELSE false
        END
ORDER BY o.logged_at, o.id LIMIT 1
$$;
