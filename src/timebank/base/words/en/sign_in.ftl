field-token_role = There are no tokens for this role yet.
field-token_network = A token for the network names neither a community nor a member.
field-token_community = Say for which community the token is.
field-token_member = Say which member acts with this token, by number: whoever decides or moves minutes has a name.
field-token_organisations = Say which organisations this lead speaks for.
field-token_no_organisations = Only a lead's token names organisations.
field-token_lasts = A token lasts from one second to 366 days.
field-no_such_organisation = Choose organisations of this community that have not left.
