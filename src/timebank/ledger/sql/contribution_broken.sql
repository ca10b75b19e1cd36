-- for: service
-- The rule that a contribution breaks as it is decided, if any, beside those of `contribution_misstated`.
-- Asked by triggers, in one expression: as so many CHECKs they would be parsed again for every statement.
CREATE FUNCTION timebank.contribution_broken(p_one timebank.contribution) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.minutes NOT BETWEEN 1 AND 1440 * (p_one.worked_on - p_one.worked_from + 1)
            THEN 'contribution_minutes'
        WHEN CASE WHEN p_one.state IN ('verified', 'declined', 'withdrawn')
            THEN p_one.decided_by IS NULL OR p_one.decided_by_kind IS NULL
                OR p_one.decided_at IS NULL
            ELSE p_one.decided_by IS NOT NULL OR p_one.decided_by_kind IS NOT NULL
                OR p_one.decided_at IS NOT NULL
                OR p_one.state NOT IN ('logged', 'queried', 'historic')
                OR p_one.state = 'historic' AND p_one.import_row_id IS NULL
            END THEN 'contribution_state'
        -- Nobody their own; and on the giver's word alone neither a client nor a rule.
        WHEN p_one.state = 'verified' AND (
            p_one.decided_by = p_one.giver_id
            OR p_one.decided_by_kind NOT IN ('member', 'client', 'rule')
            OR p_one.decided_by_kind <> 'member'
            AND coalesce(p_one.stated_by, p_one.giver_id) = p_one.giver_id)
            THEN 'own_contribution'
        WHEN p_one.separate_by = p_one.giver_id
            OR (p_one.separate_by IS NULL) <> (p_one.separate_from IS NULL)
            THEN 'separate_by_another'
        END;
END
$$;
-- The rule that is broken by what was stated of a contribution and never changes: asked once.
CREATE FUNCTION timebank.contribution_misstated(p_one timebank.contribution) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE
        WHEN p_one.receiver_type NOT IN ('member', 'organisation', 'community')
            OR p_one.giver_id = p_one.receiver_id THEN 'contribution_receiver'
        -- One day, or a period within one calendar month.
        WHEN p_one.worked_on - p_one.worked_from NOT BETWEEN 0 AND 30
            OR extract(month FROM p_one.worked_from) <> extract(month FROM p_one.worked_on)
            THEN 'contribution_period'
        END;
END
$$;
