problem-own_role = Nobody gives a role to themselves
    .detail = Ask another coordinator to give it to you. Where there is none, whoever runs the service can.
problem-last_coordinator = This is the last coordinator
    .detail = A community keeps a coordinator. Give the role to another member first; then this one can end.
