# The noticeboard's page and poster.
page-noticeboard = Noticeboard
page-board-what = What people and groups here would like help with, and what they can give. Nobody is named here.
page-board-help = I can help
page-board-by-activity = By activity
page-board-by-area = By area
page-board-all = All
page-board-requests = Wanted
page-board-offers = Offered
page-board-sessions = Come to a session
page-board-none = There is nothing here now.
page-board-since = Since { $day }
page-board-only-en = in English only
page-board-only-cy = in Welsh only
page-board-cancelled = Cancelled
page-board-count-offer =
    { $count ->
        [1] 1 offer
       *[other] { $count } offers
    }
page-board-count-request =
    { $count ->
        [1] 1 request
       *[other] { $count } requests
    }
page-board-more = Take it with you
page-board-print = Print this page, and it comes out as a poster.
page-board-feed = For feed readers and websites
page-board-calendar = The sessions for your own calendar
page-board-qr = QR code that leads to “I can help”
page-board-help-what = Thank you. An hour of anybody’s help is worth an hour of anybody else’s.
page-board-member = I am a member
page-board-go-on = Go on to what is wanted
page-board-not-member = I am not a member yet
page-board-join = Join us
page-board-telephone = Telephone us:
page-board-come = Come to one of our sessions, and talk to us there.
