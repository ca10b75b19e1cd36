-- A person's sign-in is ended, and stays: who came in, and when, can be read. Of apps' tokens, which come
-- and go by the thousand, those whose time is over are let go.
CREATE TRIGGER token_kept BEFORE DELETE ON timebank.token FOR EACH ROW
WHEN (OLD.client_id IS NULL OR OLD.expires_at > clock_timestamp())
EXECUTE FUNCTION timebank.append_only();
