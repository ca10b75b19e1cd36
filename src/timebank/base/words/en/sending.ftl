# Messages to members: the subject, and the text of an e-mail. Whatever stands in a place is one line.
message-sign_in_code = { $community }: your sign-in code
    .body =
        Hello { $name },

        This is your code to sign in to { $community }:

        { $code }

        It is good for { $lasts }. Give it to nobody, whoever asks for it.

        If you did not ask for it, you need not do anything.

message-concern = { $community }: there is a concern to read
    .body =
        Hello { $name },

        Somebody has told { $community } about something that worries them. Please sign in and read it as soon as you can: only safeguarding leads see it.

        For their safety this message says no more.

message-help = If you need help, telephone { $telephone }.

demo-messages = Demo: messages that nobody gets
    .notice = This page is part of a demo. Nothing is sent: here stands what would have been, for as long as it is of use. A time bank for real people has no such page.
