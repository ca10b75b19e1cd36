-- Fills in what nobody may name for a new contribution: the two accounts, from its giver and
-- receiver, so that there is no other payer; and when it was written down. Accounts and activities
-- are never deleted, so a look is enough: a foreign key would make each a hot row.
CREATE FUNCTION timebank.contribution_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_receiver uuid;
    v_activity uuid;
    v_broken text;
BEGIN
    IF NEW.state NOT IN ('logged', 'historic') THEN
        PERFORM timebank.refuse('contribution_begins_logged', '{}');
    END IF;
    SELECT
        (SELECT a.id FROM timebank.account a
        WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.giver_id
            AND a.type = 'member'),
        (SELECT a.id FROM timebank.account a
        WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.receiver_id
            AND a.type = CASE NEW.receiver_type
                WHEN 'community' THEN 'contributions' ELSE NEW.receiver_type END),
        (SELECT a.id FROM timebank.account a
        WHERE a.community_id = NEW.community_id AND a.owner_id = NEW.community_id
            AND a.type = 'contributions'),
        (SELECT a.id FROM timebank.activity a
        WHERE a.community_id = NEW.community_id AND a.id = NEW.activity_id)
    INTO NEW.giver_account_id, v_receiver, NEW.payer_account_id, v_activity;
    IF NEW.receiver_type = 'member' THEN
        NEW.payer_account_id := v_receiver;
    END IF;
    IF NEW.giver_account_id IS NULL OR v_receiver IS NULL OR v_activity IS NULL THEN
        PERFORM timebank.refuse('contribution_parties', '{}');
    END IF;
    NEW.logged_at := timebank.ledger_now();
    -- A day that is over everywhere on earth needs no community's clock.
    IF NEW.worked_on >= (NEW.logged_at AT TIME ZONE 'UTC')::date
        AND NEW.worked_on > timebank.community_today(NEW.community_id) THEN
        PERFORM timebank.refuse('worked_in_future', '{}');
    END IF;
    v_broken := timebank.contribution_broken(NEW);
    IF v_broken IS NOT NULL THEN
        PERFORM timebank.refuse(v_broken, '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_new BEFORE INSERT ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_new();
