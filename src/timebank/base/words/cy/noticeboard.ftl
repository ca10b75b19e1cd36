# The noticeboard's page and poster.
page-noticeboard = Hysbysfwrdd
page-board-what = Yr help yr hoffai pobl a grwpiau yma ei gael, a’r hyn maen nhw’n gallu ei roi. Does neb yn cael ei enwi yma.
page-board-help = Galla i helpu
page-board-by-activity = Yn ôl gweithgaredd
page-board-by-area = Yn ôl ardal
page-board-all = Popeth
page-board-requests = Yn eisiau
page-board-offers = Ar gael
page-board-sessions = Dewch i sesiwn
page-board-none = Does dim byd yma nawr.
page-board-since = Ers { $day }
page-board-only-en = yn Saesneg yn unig
page-board-only-cy = yn Gymraeg yn unig
page-board-cancelled = Wedi’i chanslo
page-board-count-offer =
    { $count ->
        [1] 1 cynnig
        [2] 2 gynnig
        [3] 3 chynnig
        [6] 6 chynnig
       *[other] { $count } cynnig
    }
page-board-count-request =
    { $count ->
        [1] 1 cais
        [2] 2 gais
        [3] 3 chais
        [6] 6 chais
       *[other] { $count } cais
    }
page-board-more = Mynd ag ef gyda chi
page-board-print = Argraffwch y dudalen hon, a daw allan fel poster.
page-board-feed = I ddarllenwyr ffrydiau a gwefannau
page-board-calendar = Y sesiynau i’ch calendr eich hun
page-board-qr = Cod QR sy’n arwain at “Galla i helpu”
page-board-help-what = Diolch. Mae awr o help gan unrhyw un yn werth awr gan unrhyw un arall.
page-board-member = Rwy’n aelod
page-board-go-on = Ymlaen i’r hyn sydd ei eisiau
page-board-not-member = Dydw i ddim yn aelod eto
page-board-join = Ymuno â ni
page-board-telephone = Ffoniwch ni:
page-board-come = Dewch i un o’n sesiynau, a siaradwch â ni yno.
