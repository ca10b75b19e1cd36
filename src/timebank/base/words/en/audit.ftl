# Proof and exports.
problem-not_under_checkpoint = The transfer does not stand under this checkpoint
    .detail = A transfer is sealed within seconds of being written down. Ask again in a moment, or name a later checkpoint.
problem-proof_running = Another proof is running
    .detail = A proof reads all of the books, so only one runs at a time. Ask again after the time in Retry-After.

field-checkpoint_earlier = Name an earlier checkpoint than the other one, or the same.
field-no_such_checkpoint = There is no checkpoint of this number.

journal-private = A community group
