-- The entry that this contribution may not be credited beside, because it looks like the same piece
-- of time.
--
-- One already credited (`p_credited`: a moment ago, in this batch) stands in the way, and so do
-- hours of before the books, which the opening balance counts; and an open one that was there first
-- and that this one is linked to. Declined, withdrawn and reversed entries never do, nor does the
-- one that is being corrected. Whoever called one of the two separate did so of all that stood
-- then; of what was logged later nobody has said it.
CREATE FUNCTION timebank.same_time(
    p_community uuid, p_one timebank.contribution, p_credited uuid[]
) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_other uuid;
BEGIN
    SELECT o.id INTO v_other FROM timebank.alike(p_community, p_one) o
    WHERE o.id IS DISTINCT FROM p_one.corrects_id
        AND (o.state IN ('verified', 'historic') OR o.id = ANY (p_credited)
            OR o.state IN ('logged', 'queried') AND o.id = p_one.looks_like_id)
        AND coalesce(o.id <> ALL (p_one.separate_from), true)
        AND coalesce(p_one.id <> ALL (o.separate_from), true)
        AND NOT timebank.undone(p_community, o.id, '{}')
    ORDER BY o.logged_at, o.id LIMIT 1;
    RETURN v_other;
END
$$;
