# Pages for people. In what stands here as Welsh, no native speaker has had a say yet.
page-skip = Neidio at y cynnwys
page-other-language = English
page-help = Help dros y ffôn:
page-help-welsh = Rydym yn siarad Cymraeg
page-problem = Mae problem.
page-sign-in = Mewngofnodi
page-sign-in-how = Rhowch eich cyfeiriad e-bost. Rydym yn anfon cod chwe digid atoch, ac nid oes angen cyfrinair.
page-email = Cyfeiriad e-bost
page-send-code = Anfon y cod
page-other-ways = Ffyrdd eraill o fewngofnodi
page-no-email = Os nad oes gennych gyfeiriad e-bost, ffoniwch ni.
page-machine = Mewngofnodi gyda chod o gyfrifiadur y banc amser
page-code-title = Rhowch y cod
page-code-sent = Os oes gan aelod y cyfeiriad hwnnw, mae cod ar ei ffordd yno. Mae'n gweithio am 15 munud.
page-code = Cod diogelwch
page-code-hint = Chwe digid
page-new-code = Anfon cod arall
page-device = Beth rydych chi'n galw'r ffôn neu'r cyfrifiadur hwn?
page-device-hint = Er mwyn i chi ei adnabod yn y rhestr o leoedd lle rydych wedi mewngofnodi.
page-my-phone = Fy ffôn
page-my-computer = Fy nghyfrifiadur
page-shared = Mae pobl eraill yn ei ddefnyddio hefyd: allgofnodwch fi ar ôl hanner awr heb ddefnydd
page-sign-in-button = Mewngofnodi i'r banc amser
page-second-title = Eich ail ffactor
page-as = Mewngofnodi fel
page-second = Cod o'ch ap dilysu
page-second-hint = Chwe digid, neu un o'ch codau adfer
page-as-member = Mynd ymlaen fel aelod, hebddo
page-machine-how = Mae pwy bynnag sy'n rhedeg cyfrifiadur y banc amser yn gallu gwneud cod i chi, ac yn ei ddarllen i chi dros y ffôn.
page-role-member = Aelod
page-role-organisation_lead = Arweinydd y grŵp
page-role-coordinator = Cydlynydd
page-role-safeguarding_lead = Arweinydd diogelu
page-role-auditor = Archwilydd
page-sign-ins = Lle rydych wedi mewngofnodi
page-operators-token = Tocyn a wnaeth y gweithredwr
page-here = yma
page-since = Ers { $day }
page-end = Allgofnodi yno
page-end-there = Allgofnodi yno: { $device }
page-more-sign-ins = Mae mwy nag sydd i'w gweld yma.
page-sign-out = Allgofnodi
page-sign-out-everywhere = Allgofnodi ym mhobman
page-machine-codes = Pwy ddaeth i mewn o gyfrifiadur y banc amser
page-machine-codes-how = Gwnaeth pwy bynnag sy'n rhedeg y cyfrifiadur y codau hyn. Os nad oeddech yn disgwyl un, gofynnwch pam.
page-machine-code = Aelod { $number }, { $day }.
page-machine-code-used = Cafodd y cod ei ddefnyddio.
page-machine-code-unused = Ni chafodd y cod ei ddefnyddio.
page-second-factor = Ail ffactor
page-second-factor-what = Ap ar eich ffôn sy'n dangos chwe digid yw ail ffactor. Gydag ef, ni all neb sydd ond yn darllen eich e-bost fewngofnodi fel chi. Mae angen un ar gydlynwyr, archwilwyr, arweinwyr diogelu, ac arweinwyr grwpiau sy'n diolch.
page-second-factor-since = Mae gennych un ers { $day }.
page-recovery-left =
    { $count ->
        [zero] Nid oes gennych godau adfer ar ôl.
        [one] Mae gennych 1 cod adfer ar ôl.
        [two] Mae gennych 2 god adfer ar ôl.
        [few] Mae gennych { $count } chod adfer ar ôl.
        [many] Mae gennych { $count } chod adfer ar ôl.
       *[other] Mae gennych { $count } cod adfer ar ôl.
    }
page-recovery-new = Gwneud codau adfer newydd
page-second-factor-new = Gosod ap arall
page-second-factor-set-up = Gosod ap
page-second-factor-end = Bod heb ail ffactor
page-set-up-app = Agorwch ap dilysu ar eich ffôn. Mae unrhyw un yn iawn; mae un ar lawer o ffonau yn barod.
page-set-up-scan = Sganiwch y llun hwn gydag ef.
page-set-up-qr = Cod QR ar gyfer eich ap dilysu; mae'r un peth wedi'i ysgrifennu oddi tano
page-set-up-type = Os na allwch ei sganio, teipiwch hwn:
page-set-up-code = Rhowch y chwe digid y mae'r ap yn eu dangos.
page-confirm = Cadarnhau
page-recovery = Eich codau adfer
page-recovery-how = Ysgrifennwch y rhain a'u cadw ar wahân i'ch ffôn. Os byddwch yn colli'r ffôn, mae pob un yn eich gadael i mewn unwaith. Dim ond nawr maen nhw'n cael eu dangos.
page-recovery-next = I weithredu fel mwy nag aelod, mewngofnodwch eto gyda'ch ail ffactor.
page-month-1 = Ionawr
page-month-2 = Chwefror
page-month-3 = Mawrth
page-month-4 = Ebrill
page-month-5 = Mai
page-month-6 = Mehefin
page-month-7 = Gorffennaf
page-month-8 = Awst
page-month-9 = Medi
page-month-10 = Hydref
page-month-11 = Tachwedd
page-month-12 = Rhagfyr
problem-sent_from_elsewhere = Ni ddaeth hynny o'r dudalen hon
    .detail = Agorwch y dudalen eto a rhowch gynnig arall arni. Os bydd yn digwydd eto, ffoniwch eich banc amser.

page-app-ask = Mae ap yn gofyn am gael gweithredu ar eich rhan
page-app-name = Ap: { $name }
page-app-for = Grŵp: { $name }
page-app-may = Os byddwch yn cytuno, caiff yr ap:
page-app-until = Bydd yr hyn y mae'n ei wneud yn sefyll o dan eich enw chi. Gallwch dynnu hyn yn ôl ar unrhyw adeg, ar y dudalen "Apiau sy'n gweithredu ar eich rhan".
page-app-goes = Oddi yma byddwch yn mynd ymlaen i: { $host }
page-app-yes = Rwy'n cytuno
page-app-no = Na
page-apps = Apiau sy'n gweithredu ar eich rhan
page-apps-none = Nid oes ap yn gweithredu ar eich rhan.
page-app-end = Tynnu'n ôl
page-app-end-which = Tynnu'n ôl: { $name }
