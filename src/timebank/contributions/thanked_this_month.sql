-- for: service
-- Minutes credited this month (the community's) for hours given to an organisation; and those that
-- stand on one person's word alone, who stated and confirmed them: by themselves, under an earlier
-- entry, or by an app that speaks for them (`voices`). Of an app: those of whichever of its makers has
-- the most. What was undone does not count.
CREATE FUNCTION timebank.thanked_this_month(
    p_community uuid,
    p_actor uuid,
    p_organisation uuid,
    OUT for_organisation bigint,
    OUT by_person bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_people uuid[] := timebank.voices(p_actor);
    v_since timestamptz;
BEGIN
    SELECT date_trunc('month', timebank.community_today(c.id)::timestamp) AT TIME ZONE c.time_zone
    INTO v_since
    FROM timebank.community c WHERE c.id = p_community;
    WITH hand AS MATERIALIZED (
        SELECT p.id AS person_id, p.id FROM unnest(v_people) p (id)
        UNION
        SELECT p.id, m.id FROM unnest(v_people) p (id)
        JOIN timebank.member m ON m.community_id = p_community AND m.merged_into_id = p.id
        UNION
        SELECT p.id, c.id FROM unnest(v_people) p (id)
        JOIN timebank.client c ON c.community_id = p_community AND p.id = ANY (timebank.voices(c.id))
    ), thanked AS MATERIALIZED (
        SELECT c.receiver_id, c.minutes, c.stated_by, c.decided_by
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.state = 'verified'
            AND c.receiver_type = 'organisation' AND c.decided_at >= v_since
            AND (c.receiver_id = p_organisation OR c.decided_by IN (SELECT h.id FROM hand h))
            AND NOT timebank.undone(p_community, c.id, '{}')
    )
    SELECT
        (SELECT coalesce(sum(t.minutes), 0) FROM thanked t WHERE t.receiver_id = p_organisation),
        (SELECT coalesce(max(one.minutes), 0) FROM (
            SELECT sum(t.minutes) AS minutes FROM thanked t
            JOIN hand says ON says.id = t.stated_by
            JOIN hand confirms ON confirms.id = t.decided_by AND confirms.person_id = says.person_id
            GROUP BY says.person_id) one)
    INTO for_organisation, by_person;
END
$$;
