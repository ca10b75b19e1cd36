-- for: service
-- Writes down a public key that checkpoints are signed with from now on; the first to say it wins.
CREATE FUNCTION timebank.signing_key_add(
    p_community uuid, p_key_id text, p_public_key bytea, p_endorsed_by text, p_endorsement bytea
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    INSERT INTO timebank.signing_key (
        community_id, key_id, public_key, made_at, endorsed_by, endorsement)
    VALUES (p_community, p_key_id, p_public_key, timebank.ledger_now(), p_endorsed_by,
        p_endorsement)
    ON CONFLICT DO NOTHING;
END
$$;
