# The demo's doors.
demo-name = The demo
demo-title = Choose a door
demo-what = Everybody here is made up, and nothing is sent to anybody. Choose who you would like to be: one click lets you in, and something waits for you.
demo-nobody = There is nobody here to come in as. Make the demo again: remove its folder, and start it once more.
demo-enter = Come in as { $name }
demo-who-member = A member, 80 years old, who reads Welsh
demo-waits-member = Somebody has answered what she asked for: one exchange waits for her yes. The app is in Welsh.
demo-who-lead = Leads a group
demo-waits-lead = People to thank as last time, and one member’s hour that waits to be confirmed.
demo-who-coordinator = A coordinator, at a desk
demo-waits-coordinator = What needs a decision: hours to check, a wish for a second person, and people who would like to join.
demo-one-at-a-time = One door at a time: coming in by another, you leave the first.
demo-more = Look around
demo-to-messages = Messages that would have been sent
demo-to-api = The API, for whoever builds an app
