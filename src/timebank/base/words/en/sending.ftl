# Messages to members: the subject, and the text of an e-mail. Whatever stands in a place is one line.
message-sign_in_code = { $community }: your sign-in code
    .body =
        Hello { $name },

        This is your code to sign in to { $community }:

        { $code }

        It is good for { $lasts }. Give it to nobody, whoever asks for it.

        If you did not ask for it, you need not do anything.
    .text = { $community }: { $code } is your sign-in code. It is good for { $lasts }. Give it to nobody.

message-concern = { $community }: there is a concern to read
    .body =
        Hello { $name },

        Somebody has told { $community } about something that worries them. Please sign in and read it as soon as you can: only safeguarding leads see it.

        For their safety this message says no more.
    .text = { $community }: there is a concern to read. Please sign in as soon as you can.

message-safety = { $community }: about your sign-in
    .body =
        Hello { $name },

        { $change }

        It happened on { $day } at { $time }.

        If that was you, or you had asked for it, you need not do anything. If not, tell a coordinator at once: they can sign you out everywhere, and end what is not yours.

        This message holds no link and no code. We never ask for your codes or your PIN.
    .text = { $community }: { $change }, { $day } { $time }. Not you? Tell a coordinator at once.

message-change-second_factor_added = An authenticator app was set up for your sign-in.
    .short = authenticator app set up
message-change-second_factor_removed = The authenticator app was removed from your sign-in.
    .short = authenticator app removed
message-change-passkey_added = A passkey was made for your sign-in.
    .short = passkey made
message-change-passkey_removed = A passkey was removed from your sign-in.
    .short = passkey removed
message-change-pin_set = A PIN was set for your card.
    .short = PIN set
message-change-card_made = A card to sign in with was made for you. An earlier card of yours is good no more.
    .short = card made
message-change-card_ended = Your card to sign in with was ended, and is good no more.
    .short = card ended
message-change-operators_code = Somebody signed in as you with a code from the time bank’s own computer.
    .short = sign-in by the operator’s code

message-app_allowed = { $community }: an app may act for you
    .body =
        Hello { $name },

        An app may now act for you, or may do more than before: { $app }

        Somebody who was signed in as you agreed to it on { $day } at { $time }.

        If that was you, you need not do anything. If not, sign in as you always do and end it under Apps, and tell a coordinator at once: they can sign you out everywhere.

        This message holds no link and no code. We never ask for your codes or your PIN.
    .text = { $community }: an app may act for you, { $day } { $time }. Not you? Tell a coordinator at once.

message-contact_changed = { $community }: how we reach you was changed
    .body =
        Hello { $name },

        The e-mail address or telephone number at which we reach you was changed on { $day } at { $time }. Codes to sign in go to what we have now. We write this to the earlier one too.

        If that was you, or you had asked for it, you need not do anything. If not, tell a coordinator at once: they can set it right and sign you out everywhere.

        This message holds no link and no code. We never ask for your codes or your PIN.
    .text = { $community }: your address or number was changed, { $day } { $time }. Not you? Tell a coordinator at once.

message-approval_ended = { $community }: what you asked a second person for
    .body =
        Hello { $name },

        { $ended }

        { $asked }
        You asked for it on { $asked_on }.

        To look at it, sign in as you always do.
    .text = { $community }: { $ended } Asked for on { $asked_on }.

message-ended-approved = A second person has agreed to what you asked for, and it is done.
    .short = what you asked a second person for was agreed to.
message-ended-declined = A second person has not agreed to what you asked for. Their reason stands beside it.
    .short = what you asked a second person for was not agreed to.
message-ended-lapsed = Nobody answered what you asked a second person for, and its time is over. You can ask for it anew.
    .short = what you asked a second person for has lapsed.
message-ended-overtaken = What you asked a second person for was decided otherwise meanwhile, so there is nothing left to agree to. Nobody has said no.
    .short = what you asked a second person for was decided otherwise meanwhile.

message-copy_ready = { $community }: the rest of your data
    .body =
        Hello { $name },

        You asked for what your copy of your data leaves out. A person has looked at it. What you may have stands in your copy now, and what does not and why.

        To read it, sign in as you always do, and open Your data.
    .text = { $community }: the rest of your data was looked at. To read your copy, sign in as you always do.

message-waiting = { $community }: what waits for you
    .body =
        Hello { $name },

        At { $community } there waits for you:

        { $things }

        { $page }

        You get this once a day at most, and not at all when nothing waits.
    .text = { $community }: there waits: { $things }. Please sign in.

message-waiting-page = Please sign in as you always do, and look at them: { $address }
message-waiting-pageless = Please sign in as you always do, and look at them.
message-waiting-approvals = To agree to as a second person: { $count }
    .short = to agree to { $count }
message-waiting-applications = Applications to join: { $count }
    .short = applications { $count }
message-waiting-hours = Entries of hours that only a coordinator can confirm: { $count }
    .short = hours { $count }
message-waiting-copies = Copies of members’ data to look at: { $count }
    .short = copies { $count }

message-help = If you need help, telephone { $telephone }.

demo-messages = Demo: messages that nobody gets
    .notice = This page is part of a demo. Nothing is sent: here stands what would have been, for as long as it is of use. A time bank for real people has no such page.
