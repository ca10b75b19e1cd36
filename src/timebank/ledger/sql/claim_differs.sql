-- Whoever states other minutes than an open entry does has asked about it: both statements stay, and a
-- person decides (domain.md, rule 8). An entry's first claim has the entry's own id, and says the same.
CREATE FUNCTION timebank.claim_differs() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE timebank.contribution c SET state = 'queried'
    WHERE c.community_id = NEW.community_id AND c.id = NEW.contribution_id
        AND c.state = 'logged' AND c.minutes <> NEW.minutes;
    RETURN NULL;
END
$$;
CREATE TRIGGER claim_differs AFTER INSERT ON timebank.claim
FOR EACH ROW WHEN (NEW.id <> NEW.contribution_id)
EXECUTE FUNCTION timebank.claim_differs();
