-- What the service writes into contributions and claims by itself goes into the queue as well. A
-- verified one is told by its credit. Instants come from here, not from the row: it is the service
-- that writes a claim's.
CREATE FUNCTION timebank.contributions_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT n.community_id, n.logged_at, n.id,
        CASE n.state WHEN 'historic' THEN 'contribution_historic' ELSE 'contribution_logged' END
    FROM new_rows n;
    RETURN NULL;
END
$$;
CREATE TRIGGER contributions_told AFTER INSERT ON timebank.contribution
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION timebank.contributions_told();
-- Called where a change is judged: a trigger's WHEN would be parsed anew for every hour confirmed.
CREATE FUNCTION timebank.state_told(p_before text, p_now timebank.contribution) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    IF p_now.state <> p_before THEN
        INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
        VALUES (p_now.community_id, timebank.ledger_now(), p_now.id,
            'contribution_' || p_now.state);
    END IF;
END
$$;
CREATE FUNCTION timebank.claims_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    SELECT n.community_id, (SELECT timebank.ledger_now()), n.id, 'claim_made' FROM new_rows n;
    RETURN NULL;
END
$$;
CREATE TRIGGER claims_told AFTER INSERT ON timebank.claim REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION timebank.claims_told();
