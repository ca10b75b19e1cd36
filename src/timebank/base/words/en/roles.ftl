problem-own_role = Nobody gives a role to themselves
    .detail = Ask another coordinator to give it to you. Where there is none, whoever runs the service can.
problem-last_coordinator = This is the last coordinator
    .detail = A community keeps a coordinator. Give the role to another member first; then this one can end.

page-roles = What they may do
page-roles-none = They are a member, and hold no role.
page-roles-under-18 = They are under 18, and hold no role before they are 18.
page-roles-give = Give a role
page-roles-how = It counts from their next sign-in, which takes a second factor. Its end counts at once.
page-roles-which = Which role?
page-roles-choose = Choose one
page-roles-lead-of = Leads { $name }
page-roles-end = End it
