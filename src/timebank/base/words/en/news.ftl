# News: the subject, where a message tells of several things, and of one kind of them.
message-news = { $community }: news for you
    .body =
        Hello { $name },

        { $lines }

        { $page }

        You choose which messages you get: sign in, then Messages. Or ask a coordinator.
    .text = { $community }: { $lines }. Please sign in.
message-news-exchange_answered = { $community }: about help between members
message-news-exchange_changed = { $community }: help that was agreed, changed or cancelled
message-news-session_tomorrow = { $community }: tomorrow
message-news-session_cancelled = { $community }: a session is cancelled
message-news-place_free = { $community }: a place came free for you
message-news-please_confirm = { $community }: please confirm
message-news-entry_questioned = { $community }: about an entry of yours
message-news-thanked = { $community }: thank you

message-said-somebody = somebody
message-said-more = And other things: { $count }
    .short = others { $count }
message-said-confirm = Please confirm: { $what } on { $when }, { $lasts }, with { $who }.
    .short = to confirm: { $what } { $when }, { $lasts }
message-said-confirm_for_group = Entries of hours to confirm for a group that you lead: { $count }
    .short = entries to confirm { $count }
message-said-entry_asked = Something is asked about in an entry of yours: { $what } on { $when }, { $lasts }.
    .short = a question about { $what } { $when }
message-said-entry_differs = Something is asked about in an entry of yours: { $what } on { $when }. It says { $lasts }; somebody else says { $other }.
    .short = a question about { $what } { $when }
message-said-entry_corrected = An entry of yours was put right. It now says: { $what } on { $when }, { $lasts }.
    .short = put right: { $what } { $when }, { $lasts }
message-said-entry_declined = An entry of yours was not confirmed: { $what } on { $when }, { $lasts }.
    .short = not confirmed: { $what } { $when }
message-said-entry_undone = An entry of yours was taken back: { $what } on { $when }, { $lasts }.
    .short = taken back: { $what } { $when }
message-said-month = Thank you! This was written down for you in { $month }: given { $gave }, received { $received }.
    .short = thank you! { $month }: given { $gave }, received { $received }
message-said-month_more = You have { $balance } to use, or to pass on. If you would like help, or have time to give, please ring us.
    .short = to use { $balance }
message-said-month_even = You have neither time to use nor time to give back. If you would like help, or have time to give, please ring us.
    .short = to use { $balance }
message-said-month_below = You stand at { $balance }, and that is fine: there is time for you to give when it suits you. If you would like help, or have time to give, please ring us.
    .short = you stand at { $balance }
message-said-session = a session
message-said-exchange_asked_giver = Somebody asks for your help: { $what } on { $when }. Will you say yes or no?
    .short = somebody asks for your help: { $what } { $when }
message-said-exchange_asked_receiver = Somebody offers to help you: { $what } on { $when }. Will you say yes or no?
    .short = somebody offers to help you: { $what } { $when }
message-said-exchange_changed = A plan was changed and waits for your yes or no: { $what } on { $when }.
    .short = a changed plan waits for you: { $what } { $when }
message-said-exchange_agreed = It is agreed with { $who }: { $what } on { $when }.
    .short = agreed: { $what } { $when }
message-said-exchange_declined = It does not suit this time: { $what } on { $when }. Nobody has to say why.
    .short = it does not suit: { $what } { $when }
message-said-exchange_cancelled = Cancelled: { $what } on { $when }, with { $who }.
    .short = cancelled: { $what } { $when }
message-said-exchange_left = One of several cannot come: { $what } on { $when }, { $who }. The others stay with it.
    .short = one of several cannot come: { $what } { $when }
message-said-session_tomorrow = Tomorrow: { $what }, { $when }. If you cannot come, please say so: somebody may be waiting for a place.
    .short = tomorrow: { $what }, { $when }
message-said-session_cancelled = Cancelled: { $what }, { $when }. There is nothing that you need to do.
    .short = cancelled: { $what }, { $when }
message-said-place_free = You have a place now: { $what }, { $when }. If you cannot come any more, please say so.
    .short = you have a place: { $what }, { $when }
