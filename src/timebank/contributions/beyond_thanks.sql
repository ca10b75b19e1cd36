-- for: service
-- Which of these contributions the actor stated for an organisation and may not confirm too: with
-- them, what the organisation or the actor thanked for this month would pass the community's limit,
-- and beyond it a second person says yes (domain.md, rule 7). An app and whoever made it are one.
CREATE FUNCTION timebank.beyond_thanks(p_community uuid, p_actor uuid, p_contributions uuid[])
RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v record;
    v_voices uuid[];
BEGIN
    SELECT c.organisation_thanks_monthly_minutes AS organisation,
        c.person_thanks_monthly_minutes AS person,
        date_trunc('month', timebank.community_today(c.id)::timestamp) AT TIME ZONE c.time_zone
            AS since
    INTO v
    FROM timebank.community c
    WHERE c.id = p_community
        AND coalesce(c.organisation_thanks_monthly_minutes, c.person_thanks_monthly_minutes)
            IS NOT NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    v_voices := timebank.voices(p_actor);
    RETURN QUERY
    SELECT asked.id
    FROM (
        SELECT c.id, c.receiver_id, sum(c.minutes) OVER (PARTITION BY c.receiver_id ORDER BY c.id)
            AS for_organisation, sum(c.minutes) OVER (ORDER BY c.id) AS by_person
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = ANY (p_contributions)
            AND timebank.voices(c.stated_by) && v_voices AND c.receiver_type = 'organisation'
            AND c.state IN ('logged', 'queried')
    ) asked
    CROSS JOIN LATERAL (
        SELECT sum(c.minutes) FILTER (WHERE c.receiver_id = asked.receiver_id) AS for_organisation,
            sum(c.minutes) FILTER (WHERE c.decided_by = p_actor) AS by_person
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.state = 'verified'
            AND c.receiver_type = 'organisation' AND c.decided_at >= v.since
            AND (c.receiver_id = asked.receiver_id OR c.decided_by = p_actor)
    ) thanked
    WHERE asked.for_organisation + coalesce(thanked.for_organisation, 0) > v.organisation
        OR asked.by_person + coalesce(thanked.by_person, 0) > v.person;
END
$$;
