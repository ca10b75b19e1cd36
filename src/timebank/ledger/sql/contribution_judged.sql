-- What is decided never changes, and what changes is lawful. Fills in what the credit of a verified one
-- points at, whatever anybody wrote there. With the owner's rights, for it tells the queue.
CREATE FUNCTION timebank.contribution_judged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_refusal text;
BEGIN
    -- Most are confirmed as they were stated: for those no more conditions than these are made ready.
    IF OLD.state = 'logged' AND NEW.state = 'verified' THEN
        v_refusal := timebank.contribution_broken(NEW);
    ELSE
        v_refusal := CASE
            WHEN OLD.state IN ('verified', 'declined', 'withdrawn')
                OR (OLD.state = 'historic' AND NEW.state NOT IN ('historic', 'withdrawn'))
                THEN 'already_decided'
            WHEN OLD.state = 'queried' AND NEW.state IN ('logged', 'historic')
                OR OLD.state = 'logged' AND NEW.state = 'historic'
                OR (NEW.minutes <> OLD.minutes AND NEW.state <> 'verified')
                THEN 'contribution_frozen'
            ELSE timebank.contribution_broken(NEW)
            END;
    END IF;
    IF v_refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v_refusal, '{}');
    END IF;
    IF NEW.state = 'verified' THEN
        NEW.verified_id := NEW.id;
        NEW.verified_minutes := NEW.minutes;
        NEW.credit_kind := CASE NEW.receiver_type WHEN 'member' THEN 'exchange' ELSE 'thank' END;
        IF NEW.asks_for IS NOT NULL THEN
            NEW.without_measures := timebank.confirmed_without(NEW);
        END IF;
    ELSE
        NEW.verified_id := NULL;
        NEW.verified_minutes := NULL;
        NEW.credit_kind := NULL;
        PERFORM timebank.state_told(OLD.state, NEW);
    END IF;
    RETURN NEW;
END
$$;
-- Triggers fire in the order of their names: what was stated is compared before.
CREATE TRIGGER contribution_judged BEFORE UPDATE ON timebank.contribution
FOR EACH ROW EXECUTE FUNCTION timebank.contribution_judged();
