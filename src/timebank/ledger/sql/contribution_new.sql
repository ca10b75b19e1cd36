-- Fills in what nobody may name for a new contribution: the two accounts, from its giver and
-- receiver, so that there is no other payer; which measures its activity asks for now; when it was
-- written down; and what the credit of a verified one points at, as contribution_judged does.
-- Accounts and activities are never deleted, so a look is enough: a foreign key would make each a hot
-- row.
CREATE FUNCTION timebank.contribution_new() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_broken text;
BEGIN
    IF NEW.state NOT IN ('logged', 'historic', 'verified') THEN
        PERFORM timebank.refuse('contribution_begins_logged', '{}');
    END IF;
    -- In one look, and a join: four looks take half as long again, for every entry.
    SELECT g.id, CASE NEW.receiver_type WHEN 'member' THEN r.id ELSE i.id END,
        nullif(a.asks_for, '{}')
    INTO NEW.giver_account_id, NEW.payer_account_id, NEW.asks_for
    FROM timebank.account g, timebank.account r, timebank.account i, timebank.activity a
    WHERE g.community_id = NEW.community_id AND g.owner_id = NEW.giver_id AND g.type = 'member'
        AND r.community_id = NEW.community_id AND r.owner_id = NEW.receiver_id
        AND r.type = CASE NEW.receiver_type
            WHEN 'community' THEN 'contributions' ELSE NEW.receiver_type END
        AND i.community_id = NEW.community_id AND i.owner_id = NEW.community_id
        AND i.type = 'contributions'
        AND a.community_id = NEW.community_id AND a.id = NEW.activity_id;
    IF NOT FOUND THEN
        PERFORM timebank.refuse('contribution_parties', '{}');
    END IF;
    -- Sessions are never deleted either, and keep their organisation.
    IF NEW.session_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM timebank.session s
            WHERE s.community_id = NEW.community_id AND s.id = NEW.session_id
                AND coalesce(s.organisation_id, s.community_id) = NEW.receiver_id
        ) THEN
            PERFORM timebank.refuse('contribution_parties', '{}');
        END IF;
    END IF;
    NEW.verified_id := CASE NEW.state WHEN 'verified' THEN NEW.id END;
    NEW.verified_minutes := CASE NEW.state WHEN 'verified' THEN NEW.minutes END;
    NEW.credit_kind := CASE WHEN NEW.state <> 'verified' THEN NULL
        WHEN NEW.receiver_type = 'member' THEN 'exchange' ELSE 'thank' END;
    NEW.logged_at := timebank.ledger_now();
    -- A day that is over everywhere on earth needs no community's clock.
    IF NEW.worked_on >= (NEW.logged_at AT TIME ZONE 'UTC')::date
        AND NEW.worked_on > timebank.community_today(NEW.community_id) THEN
        PERFORM timebank.refuse('worked_in_future', '{}');
    END IF;
    v_broken := coalesce(
        timebank.contribution_misstated(NEW), timebank.contribution_broken(NEW));
    IF v_broken IS NOT NULL THEN
        PERFORM timebank.refuse(v_broken, '{}');
    END IF;
    NEW.without_measures := NULL;
    IF NEW.asks_for IS NOT NULL AND NEW.state = 'verified' THEN
        NEW.without_measures := timebank.confirmed_without(NEW);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER contribution_new BEFORE INSERT ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_new();
