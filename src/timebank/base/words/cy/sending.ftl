# Negeseuon i aelodau: y pwnc, a thestun e-bost. Un llinell sydd ym mhob bwlch.
message-sign_in_code = { $community }: eich cod i fewngofnodi
    .body =
        Helo { $name },

        { $community }: dyma’ch cod diogelwch i fewngofnodi.

        { $code }

        Mae’n gweithio am { $lasts }. Peidiwch â’i roi i neb, pwy bynnag sy’n gofyn.

        Os na wnaethoch chi ofyn amdano, does dim angen i chi wneud dim.
    .text = { $community }: eich cod i fewngofnodi yw { $code }. Mae’n gweithio am { $lasts }. Peidiwch â’i roi i neb.

message-concern = { $community }: mae pryder i’w ddarllen
    .body =
        Helo { $name },

        Mae rhywun wedi dweud wrth { $community } am rywbeth sy’n ei boeni. Mewngofnodwch a’i ddarllen cyn gynted ag y gallwch: dim ond arweinwyr diogelu sy’n ei weld.

        Er ei ddiogelwch, nid yw’r neges hon yn dweud mwy.
    .text = { $community }: mae pryder i’w ddarllen. Mewngofnodwch cyn gynted ag y gallwch.

message-safety = { $community }: am eich mewngofnodi
    .body =
        Helo { $name },

        { $change }

        Digwyddodd hyn ar { $day } am { $time }.

        Os chi wnaeth hyn, neu os oeddech wedi gofyn amdano, does dim angen i chi wneud dim. Os nad chi, dywedwch wrth gydlynydd ar unwaith: gall eich allgofnodi ym mhobman, a dileu beth sydd ddim yn perthyn i chi.

        Does dim dolen na chod yn y neges hon. Fyddwn ni byth yn gofyn am eich codau na’ch PIN.
    .text = { $community }: { $change }, { $day } { $time }. Nid chi? Dywedwch wrth gydlynydd.

message-change-second_factor_added = Mae ap dilysu wedi’i osod i chi fewngofnodi.
    .short = ap dilysu wedi’i osod
message-change-second_factor_removed = Mae’r ap dilysu wedi’i dynnu o’ch ffyrdd o fewngofnodi.
    .short = ap dilysu wedi’i dynnu
message-change-passkey_added = Mae allwedd mynediad wedi’i gwneud i chi fewngofnodi.
    .short = allwedd mynediad newydd
message-change-passkey_removed = Mae allwedd mynediad wedi’i thynnu o’ch ffyrdd o fewngofnodi.
    .short = allwedd mynediad wedi’i thynnu
message-change-pin_set = Mae PIN wedi’i osod ar gyfer eich cerdyn.
    .short = PIN wedi’i osod
message-change-card_made = Mae cerdyn i fewngofnodi wedi’i wneud i chi. Nid yw cerdyn cynharach yn gweithio mwyach.
    .short = cerdyn newydd
message-change-card_ended = Mae eich cerdyn i fewngofnodi wedi dod i ben, ac nid yw’n gweithio mwyach.
    .short = cerdyn wedi dod i ben
message-change-operators_code = Mae rhywun wedi mewngofnodi fel chi gyda chod o gyfrifiadur y banc amser.
    .short = mewngofnodi gyda chod o’n cyfrifiadur

message-app_allowed = { $community }: gall ap weithredu ar eich rhan
    .body =
        Helo { $name },

        Gall ap weithredu ar eich rhan nawr, neu wneud mwy nag o’r blaen: { $app }

        Cytunodd rhywun oedd wedi mewngofnodi fel chi ar { $day } am { $time }.

        Os chi wnaeth hyn, does dim angen i chi wneud dim. Os nad chi, mewngofnodwch fel arfer a dod â hyn i ben dan Apiau, a dywedwch wrth gydlynydd ar unwaith: gall eich allgofnodi ym mhobman.

        Does dim dolen na chod yn y neges hon. Fyddwn ni byth yn gofyn am eich codau na’ch PIN.
    .text = { $community }: gall ap weithredu ar eich rhan, { $day } { $time }. Nid chi? Dywedwch wrth gydlynydd.

message-contact_changed = { $community }: newid sut rydym yn cysylltu â chi
    .body =
        Helo { $name },

        Newidiodd y cyfeiriad e-bost neu’r rhif ffôn sydd gennym i gysylltu â chi ar { $day } am { $time }. Mae codau i fewngofnodi yn mynd i’r hyn sydd gennym nawr. Rydym yn anfon hyn i’r un cynharach hefyd.

        Os chi wnaeth hyn, neu os oeddech wedi gofyn amdano, does dim angen i chi wneud dim. Os nad chi, dywedwch wrth gydlynydd ar unwaith: gall ei gywiro a’ch allgofnodi ym mhobman.

        Does dim dolen na chod yn y neges hon. Fyddwn ni byth yn gofyn am eich codau na’ch PIN.
    .text = { $community }: newidiodd eich cyfeiriad neu rif, { $day } { $time }. Nid chi? Dywedwch wrth gydlynydd.

message-approval_ended = { $community }: yr hyn y gwnaethoch ei ofyn i ail berson
    .body =
        Helo { $name },

        { $ended }

        { $asked }
        Gofynnoch chi ar { $asked_on }.

        I’w weld, mewngofnodwch fel arfer.
    .text = { $community }: { $ended } Gofynnoch chi ar { $asked_on }.

message-ended-approved = Mae ail berson wedi cytuno i’r hyn y gwnaethoch ei ofyn, ac mae wedi’i wneud.
    .short = mae ail berson wedi cytuno i’ch cais.
message-ended-declined = Nid yw ail berson wedi cytuno i’r hyn y gwnaethoch ei ofyn. Mae’r rheswm wrth ei ymyl.
    .short = nid yw ail berson wedi cytuno i’ch cais.
message-ended-lapsed = Ni atebodd neb yr hyn y gwnaethoch ei ofyn i ail berson, ac mae ei amser ar ben. Gallwch ofyn eto.
    .short = daeth eich cais i ail berson i ben.
message-ended-overtaken = Penderfynwyd yn y cyfamser ar yr hyn y gwnaethoch ei ofyn i ail berson, felly does dim ar ôl i gytuno iddo. Ni ddywedodd neb na.
    .short = penderfynwyd ar eich cais yn y cyfamser.

message-copy_ready = { $community }: gweddill eich data
    .body =
        Helo { $name },

        Gofynnoch am yr hyn nad yw yn y copi o’ch data. Mae rhywun wedi ei ddarllen. Mae’r hyn y cewch chi ei weld yn eich copi nawr, a beth sydd heb ei roi a pham.

        I’w ddarllen, mewngofnodwch fel arfer ac agorwch Eich data.
    .text = { $community }: mae rhywun wedi darllen gweddill eich data. I weld eich copi, mewngofnodwch fel arfer.

message-waiting = { $community }: beth sy’n aros i chi
    .body =
        Helo { $name },

        { $community }: dyma beth sy’n aros i chi.

        { $things }

        { $page }

        Unwaith y dydd ar y mwyaf y cewch chi hyn, a dim o gwbl pan nad oes dim yn aros.
    .text = { $community }: yn aros i chi: { $things }. Mewngofnodwch.

message-waiting-page = Mewngofnodwch fel arfer ac edrychwch arnynt: { $address }
message-waiting-pageless = Mewngofnodwch fel arfer ac edrychwch arnynt.
message-waiting-approvals = I gytuno iddynt fel ail berson: { $count }
    .short = fel ail berson { $count }
message-waiting-applications = Ceisiadau i ymuno: { $count }
    .short = ceisiadau { $count }
message-waiting-hours = Cofnodion oriau y gall cydlynydd yn unig eu cadarnhau: { $count }
    .short = oriau { $count }
message-waiting-copies = Copïau o ddata aelodau i edrych arnynt: { $count }
    .short = copïau { $count }

message-help = Os oes angen help arnoch, ffoniwch { $telephone }.

demo-messages = Demo: negeseuon nad oes neb yn eu cael
    .notice = Rhan o ddemo yw’r dudalen hon. Does dim yn cael ei anfon: dyma’r hyn y byddem wedi’i anfon, am gyhyd ag y mae o ddefnydd. Does dim tudalen fel hon mewn banc amser i bobl go iawn.
