-- How help comes about goes into the same queue, so that whoever follows has one order of everything.
-- Of exchanges and sessions only that it happened, and to which: rows that change, and are emptied
-- one day, could not be told again. Whoever signs up is not named: the session is.
CREATE FUNCTION timebank.help_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (NEW.community_id, timebank.ledger_now(), NEW.id,
        TG_TABLE_NAME || '_' || CASE NEW.state WHEN 'open' THEN 'planned' ELSE NEW.state END);
    RETURN NULL;
END
$$;
CREATE TRIGGER exchange_proposed_told AFTER INSERT ON timebank.exchange
FOR EACH ROW EXECUTE FUNCTION timebank.help_told();
CREATE TRIGGER exchange_state_told AFTER UPDATE OF state ON timebank.exchange
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.help_told();
CREATE TRIGGER session_planned_told AFTER INSERT ON timebank.session
FOR EACH ROW EXECUTE FUNCTION timebank.help_told();
CREATE TRIGGER session_state_told AFTER UPDATE OF state ON timebank.session
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.help_told();
-- Two who sign up for one session at one instant are one event: it says to look again.
CREATE FUNCTION timebank.sign_ups_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (NEW.community_id, timebank.ledger_now(), NEW.session_id, 'session_sign_ups')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER sign_up_made_told AFTER INSERT ON timebank.sign_up
FOR EACH ROW EXECUTE FUNCTION timebank.sign_ups_told();
CREATE TRIGGER sign_up_state_told AFTER UPDATE OF state ON timebank.sign_up
FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION timebank.sign_ups_told();
