-- Which of these hours are of a day on or before the one on which a balance of their giver, or of the
-- member who received them, was counted (domain.md, `opening`): then that balance holds them. So
-- does the balance of somebody who was counted at zero, for whom no minutes moved. What corrects
-- hours that were credited all the same takes their place. `p_from` is the first of their days.
CREATE FUNCTION timebank.counted_before(p_community uuid, p_hours timebank.contribution[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN ARRAY(
        SELECT h.id FROM unnest(p_hours) h
        WHERE EXISTS (
            SELECT 1 FROM timebank.import_row i
            JOIN timebank.import_run n ON n.community_id = p_community AND n.id = i.run_id
            WHERE i.community_id = p_community
                AND i.account_id IN (h.giver_account_id, h.payer_account_id)
                AND i.outcome IN ('opened', 'skipped')
                AND n.state = 'posted' AND n.counted_on >= h.worked_from
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.transfer t
                    JOIN timebank.transfer u
                        ON u.community_id = p_community AND u.reverses_id = t.id
                    WHERE t.community_id = p_community AND t.import_row_id = i.id)
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.contribution c
                    WHERE c.community_id = p_community AND c.id = h.corrects_id
                        AND c.worked_from <= n.counted_on)));
END
$$;
