# The lead's home in the volunteer app. What has a place gets a number, a time or a name.
app-thank = Thank people
app-to-thank = Thank people
app-thank-group = Which group?
app-thank-who = Who gave time?
app-thank-last = As last time: { $day }. Untick whoever was not there.
app-thank-first = Nobody is on the list yet. Add people below.
app-this-month = This month
app-last-month = Last month
app-thank-days = { $from } to { $to }
app-thank-add = Add people: a name, or the number on a card
app-thank-add-hint = Several numbers go in at once, with a space between them.
app-find = Find
app-add = Add
app-thank-add-one = Add { $name }
app-thank-found = Found:
app-thank-more = These were found, and there are more. Type more of the name.
app-thank-none = Nobody was found by that name. Type the number on their card, or add them as new today.
app-thank-no-number = Nobody here has this number: { $numbers }. Look at the card again.
app-thank-no-search = Names cannot be looked up without a signal. Type the number on their card, or add them as new today.
app-thank-added =
    { $count ->
        [one] 1 person was put on the list.
       *[other] { $count } people were put on the list.
    }
app-thank-added-one = On the list now: { $name }
app-new-today = Somebody new today
app-new-hint = A name and a language are enough for today. The rest is asked within 30 days.
app-new-name = Their name
app-new-language = Their language
app-language-en = English
app-language-cy = Welsh
app-new-add = Put them on the list
app-new-one = New today: { $name }
app-need-name = Type their name.
app-thank-all = The same length for everybody ticked
app-thank-long = How long: { $name }
app-thank-what = What did they do?
app-thank-left = You can still thank for { $time } this month.
app-thank-beyond = This is { $time } more than that. A second person is asked about the rest.
app-thank-button =
    { $count ->
        [0] Thank people
        [one] Thank 1 person · { $time }
       *[other] Thank { $count } people · { $time }
    }
app-thank-need-who = Tick whoever gave time.
app-thank-need-long = Choose how long it was for each person.
app-thank-others = Thank more people
app-thank-second = To thank people, sign in with a code from an app on your phone too: your second factor. You can go on: what you save waits on this phone until then.
app-thank-set-up = Set up a second factor
app-thank-sign-in = Sign in with it
app-thank-label =
    { $count ->
        [one] { $group }, 1 person
       *[other] { $group }, { $count } people
    }
app-thank-sessions = Sessions: who comes, and closing them
app-thanked = Your thanks
app-thanked-sum =
    { $count ->
        [one] 1 person has their credits: { $time }.
       *[other] { $count } people have their credits: { $time }.
    }
app-thanked-second = More than this month’s limit: a second person is asked.
app-thanked-own = Your own time: somebody else confirms it.
app-thanked-same = It looks like time that was entered before. It waits until somebody says that it is not the same.
app-thanked-before = Entered already. It counts once.
app-thanked-question = Entered already, with another length. Both are kept until somebody looks at it.
app-thanked-again =
    { $count ->
        [one] Thank this person again
       *[other] Thank these people again
    }

# What members say they gave to a group, for its lead.
app-claims = Time to confirm
app-claims-wait =
    { $count ->
        [0] Time to confirm: none
        [one] Time to confirm: 1 entry
       *[other] Time to confirm: { $count } entries
    }
app-claims-none = Nothing waits to be confirmed just now.
app-claims-all = { $count } look normal: confirm all { $count }
app-claims-done =
    { $count ->
        [one] 1 entry is confirmed: { $time }.
       *[other] { $count } entries are confirmed: { $time }.
    }
app-claims-separate = It is another time: confirm it
app-claims-stays = It stays at { $time }
app-claims-stayed = It stays as it is.
app-claims-ask = Ask about it
app-claims-not-ours = It was not with us
app-claims-need-why = Say first what is not right.
app-claims-query-said = Your question stands beside it. The member is told.
app-claims-decline-said = You said no, with the reason.
