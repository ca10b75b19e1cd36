-- Whoever states other minutes than an open entry does has asked about it: both statements stay, and a
-- person decides (domain.md, rule 8); of a credited one the claim itself says that it asks. An entry's
-- first claim has the entry's own id, and says the same.
-- The entry is locked as whoever decides it locks it, before the claim's foreign key takes a weaker
-- lock: two who first hold the weaker one would wait for each other.
CREATE FUNCTION timebank.claim_differs() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_differs boolean;
BEGIN
    SELECT c.state = 'logged' AND c.minutes <> NEW.minutes,
        c.state = 'verified' AND c.minutes <> NEW.minutes
    INTO v_differs, NEW.beside_credit
    FROM timebank.contribution c
    WHERE c.community_id = NEW.community_id AND c.id = NEW.contribution_id FOR UPDATE;
    IF v_differs THEN
        UPDATE timebank.contribution c SET state = 'queried'
        WHERE c.community_id = NEW.community_id AND c.id = NEW.contribution_id;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER claim_differs BEFORE INSERT ON timebank.claim
FOR EACH ROW WHEN (NEW.id <> NEW.contribution_id)
EXECUTE FUNCTION timebank.claim_differs();
