-- What an account's limits may be. A trigger on these columns alone: a CHECK would be parsed again for
-- every posting, which never changes them.
CREATE FUNCTION timebank.balance_limits() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.floor NOT BETWEEN -1000000000 AND 0 OR NEW.ceiling NOT BETWEEN 1 AND 1000000000 THEN
        PERFORM timebank.refuse('balance_limits', '{}');
    ELSIF (NEW.closed OR NEW.ceiling IS NOT NULL)
        AND NEW.account_id = timebank.pot(NEW.community_id) THEN
        -- What is passed on has to go somewhere.
        PERFORM timebank.refuse('pot_stays_open', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER balance_limits BEFORE INSERT OR UPDATE OF floor, ceiling, closed ON timebank.balance
FOR EACH ROW EXECUTE FUNCTION timebank.balance_limits();
