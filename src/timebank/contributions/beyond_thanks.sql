-- for: service
-- Which of these contributions the actor stated for an organisation and may not confirm too: with
-- them, what the organisation or the actor thanked for this month would pass the community's limit,
-- and beyond it a second person says yes (domain.md, rule 7). An app and whoever made it are one.
CREATE FUNCTION timebank.beyond_thanks(p_community uuid, p_actor uuid, p_contributions uuid[])
RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_limits record;
    v_voices uuid[];
    v_asked uuid[];
BEGIN
    SELECT c.organisation_thanks_monthly_minutes AS organisation,
        c.person_thanks_monthly_minutes AS person
    INTO v_limits
    FROM timebank.community c
    WHERE c.id = p_community
        AND coalesce(c.organisation_thanks_monthly_minutes, c.person_thanks_monthly_minutes)
            IS NOT NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    v_voices := timebank.voices(p_actor);
    v_asked := ARRAY(
        SELECT c.id FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = ANY (p_contributions)
            AND timebank.voices(c.stated_by) && v_voices AND c.receiver_type = 'organisation'
            AND c.state IN ('logged', 'queried'));
    IF v_asked = '{}' THEN
        RETURN;
    END IF;
    PERFORM timebank.thanks_in_turn(p_community);
    RETURN QUERY
    WITH asked AS MATERIALIZED (
        SELECT c.id, c.receiver_id, sum(c.minutes) OVER (PARTITION BY c.receiver_id ORDER BY c.id)
            AS for_organisation, sum(c.minutes) OVER (ORDER BY c.id) AS by_person
        FROM timebank.contribution c
        WHERE c.community_id = p_community AND c.id = ANY (v_asked)
    )
    SELECT asked.id
    FROM (SELECT DISTINCT a.receiver_id FROM asked a) receiver
    CROSS JOIN LATERAL timebank.thanked_this_month(p_community, p_actor, receiver.receiver_id) thanked
    JOIN asked ON asked.receiver_id = receiver.receiver_id
    WHERE asked.for_organisation + thanked.for_organisation > v_limits.organisation
        OR asked.by_person + thanked.by_person > v_limits.person;
END
$$;
