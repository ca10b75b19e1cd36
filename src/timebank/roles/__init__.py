"""Who may do what in a community: the roles that members hold, and the organisations they lead."""
