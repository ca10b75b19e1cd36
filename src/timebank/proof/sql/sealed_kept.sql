-- What is sealed is added to and nothing else, by anybody, the owner included.
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.event
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.signing_key
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
