# Reports.
field-period_backwards = A period begins before it ends: the first day comes before the last.

hours-title = Hours given and received
    .definition = Counted are contributions whose credit stands in the ledger: thanks and exchanges that were not reversed, with the minutes of their transfer. What was corrected counts as corrected; what was reversed, declined, withdrawn or still waits counts nowhere. A contribution belongs to the month in which it was worked, not the one in which it was written down; thanks for a period belong to the month of its last day. Every minute given is a minute received, by a member, an organisation or the community; by member, received minutes are help from other members. Hours from before the books began are historic: they stand apart and in no other figure. What one person typed and another confirmed is told apart from what one person did both of, as a lead does who thanks. Private organisations are counted together as Other.
hours-sheet = Hours
hours-about = What was counted
hours-period = Worked from { $first } to { $last }
hours-by-month = Month
hours-by-activity = Activity
hours-by-organisation = Organisation
hours-by-member = Member
hours-number = Number
hours-entries = Contributions
hours-as-time = { $what }, hours and minutes
hours-given_minutes = Minutes given
hours-received_minutes = Minutes received
hours-to_members_minutes = Given to members
hours-to_organisations_minutes = Given to organisations
hours-to_community_minutes = Given to the community
hours-confirmed_by_another_minutes = Confirmed by another person
hours-confirmed_by_typist_minutes = Typed and confirmed by one person
hours-historic_given_minutes = Historic, given
hours-historic_received_minutes = Historic, received
hours-row-members = Members to each other
hours-row-community = The community itself
hours-row-other = Other
