# What's on: sessions to come, and one's place at them.
app-sessions = What’s on
app-to-sessions = What’s on
app-session-own = Yours
app-session-others = Also on
app-session-to-come = To come
app-session-none = Nothing else is planned just now.
app-session-loading = Just a moment …
app-session-later = Show later ones
app-session-hours = { $from } to { $to }
app-noon = 12 noon
app-midnight = midnight
app-only-other = in Welsh only
app-session-where = Where
app-session-who = With
app-session-left =
    { $count ->
        [0] No place left just now
        [one] 1 place left
       *[other] { $count } places left
    }
app-session-room = There is room for everybody
app-session-just-come = No need to sign up: just come
app-session-in-giver = You have a place. You are coming to help.
app-session-in-guest = You have a place. You are coming as a guest.
app-session-waiting =
    { $count ->
        [0] You are waiting for a place, and you are the first in line. When one comes free it is yours, and we tell you.
        [one] You are waiting for a place. 1 person is before you. When one comes free for you, we tell you.
       *[other] You are waiting for a place. { $count } people are before you. When one comes free for you, we tell you.
    }
app-session-off = Called off
app-session-off-weather = because of the weather
app-session-off-nobody_to_lead = there is nobody to lead it
app-session-off-place_not_free = the place is not free
app-session-off-too_few = too few people could come
app-session-off-other = it cannot take place this time
app-session-off-series_changed = these sessions are on other days now
app-session-over = This session is over.
app-session-gone = This session is not here. It may be over.
app-session-how = Come and help, and your time is thanked. Or come as a guest and let others give to you. Both make the time bank.
app-session-full-how = All places are taken. You can wait for one: who waits first gets the first that comes free.
app-session-giver = I’ll come and help
app-session-guest = I’ll come as a guest
app-session-giver-waits = Wait, to help
app-session-guest-waits = Wait, as a guest
app-session-by-lead = The group’s lead puts people on the list. Ask them, or telephone us at the number at the top of this page.
app-session-give-up = I can’t come
app-session-stop = I’d rather not wait
app-session-sure = Then your place goes to somebody else. Give it up?
app-session-sure-waiting = Then you are no longer in line. Is that right?
app-session-sure-yes = Yes
app-session-sure-no = No, leave it as it is
app-session-gave-up = You are off the list. Thank you for telling us.
app-session-calendar = Add to my calendar
app-session-all = Everything that’s on
app-signed-out-do = You are signed out. Sign in, and do it again.
app-session-in-giver-for = { $name } has a place, to help.
app-session-in-guest-for = { $name } has a place, as a guest.
app-session-waiting-for =
    { $count ->
        [0] { $name } is waiting for a place, first in line.
        [one] { $name } is waiting for a place. 1 person is before them.
       *[other] { $name } is waiting for a place. { $count } people are before them.
    }
app-session-giver-for = Sign { $name } up, to help
app-session-guest-for = Sign { $name } up, as a guest
app-session-giver-waits-for = Put { $name } in line, to help
app-session-guest-waits-for = Put { $name } in line, as a guest
app-session-give-up-for = Take { $name } off the list
app-session-sure-for = Then { $name } is no longer on the list. Is that right?
app-session-gave-up-for = { $name } is off the list.
