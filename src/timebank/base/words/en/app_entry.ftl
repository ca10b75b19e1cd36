# The volunteer app: one entry, and what waits for a yes.
app-confirm = What waits for your yes
app-entry = One entry
app-says-gave = { $who } says they gave { $time }
app-yes = Yes, that’s right
app-yes-which = Yes, that’s right: { $what }
app-yes-so-long = Yes, it was { $time }
app-yes-said = Thank you. { $who } gave { $time }, and that is confirmed.
app-different = Something’s different
app-different-which = Something’s different: { $what }
app-confirm-help =
    { $count ->
        [one] Help that you arranged: 1 waits for your yes
       *[other] Help that you arranged: { $count } wait for your yes
    }
app-nothing-to-confirm = Nothing waits for your yes just now.
app-said-so = You said { $time }. The other side is told.
app-said-no = You said that this was not so. The other side is told.
app-taken-back = You took it back.
app-take-back = Take it back
app-was-not = This did not happen
app-why = What is not right?
app-say-so = Send this
app-you-said = You said { $time }.
app-they-said = The other side said { $time }.
app-decided = It was decided: { $time }.
app-is-logged = Waiting to be confirmed
app-is-queried = There is a question about it
app-is-verified = Confirmed
app-is-declined = Not accepted
app-is-withdrawn = Taken back
app-is-reversed = Undone
app-is-historic = From before
app-whose = Whose time is it?
app-whose-mine = Mine
app-who-more =
    { $count ->
        [one] 1 more name
       *[other] { $count } more names
    }
app-note = Add a note
app-note-label = Your note
app-note-hint = For whoever confirms it. Please write nothing private about other people.
