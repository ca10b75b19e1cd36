-- for: service
-- Fills in the two accounts of a new contribution from its giver and receiver, so that nobody can
-- name another payer. Accounts, members and activities are never deleted, so a look is enough: a
-- foreign key would make each a hot row.
CREATE FUNCTION timebank.contribution_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
    IF NEW.state NOT IN ('logged', 'historic') THEN
        PERFORM timebank.refuse('contribution_begins_logged', '{}');
    END IF;
    SELECT a.id INTO NEW.giver_account_id FROM timebank.account a
    WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.giver_id AND a.type = 'member';
    SELECT a.id INTO NEW.payer_account_id FROM timebank.account a
    WHERE a.community_id = NEW.community_id
        AND a.owner_id = CASE NEW.receiver_type
            WHEN 'member' THEN NEW.receiver_id ELSE NEW.community_id END
        AND a.type = CASE NEW.receiver_type WHEN 'member' THEN 'member' ELSE 'contributions' END;
    IF NEW.giver_account_id IS NULL OR NEW.payer_account_id IS NULL
        OR (NEW.receiver_type = 'community') <> (NEW.receiver_id = NEW.community_id)
        OR NEW.receiver_type = 'organisation' AND NOT EXISTS (
            SELECT 1 FROM timebank.account a
            WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.receiver_id
                AND a.type = 'organisation')
        OR NOT EXISTS (
            SELECT 1 FROM timebank.activity a
            WHERE a.community_id = NEW.community_id AND a.id = NEW.activity_id)
    THEN
        PERFORM timebank.refuse('contribution_parties', '{}');
    END IF;
    IF NEW.worked_on > timebank.community_today(NEW.community_id) THEN
        PERFORM timebank.refuse('worked_in_future', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_new BEFORE INSERT ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_new();
