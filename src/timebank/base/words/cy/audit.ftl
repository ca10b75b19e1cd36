# Prawf ac allforion.
problem-not_under_checkpoint = Nid yw’r trosglwyddiad o dan y pwynt gwirio hwn
    .detail = Mae trosglwyddiad yn cael ei selio o fewn eiliadau i’w gofnodi. Gofynnwch eto ymhen ychydig, neu enwch bwynt gwirio diweddarach.
problem-proof_running = Mae prawf arall yn rhedeg
    .detail = Mae prawf yn darllen y llyfrau i gyd, felly dim ond un sy’n rhedeg ar y tro. Gofynnwch eto ar ôl yr amser yn Retry-After.

field-checkpoint_earlier = Enwch bwynt gwirio cynharach na’r llall, neu’r un pwynt.
field-no_such_checkpoint = Does dim pwynt gwirio â’r rhif hwn.

journal-private = Grŵp cymunedol

field-sign_in_or_by = Dywedwch pa fewngofnodi, neu ba aelod: sign_in neu by.

# Rhannau o gofnodion cymuned, i aelod sy'n gofyn pwy a welodd ei gofnod.
trail-accounts = balansau a chyfriflenni
trail-activities = y rhestr o weithgareddau
trail-agreements = cytundebau
trail-applications = ceisiadau i ymuno
trail-approvals = yr hyn sydd angen dau
trail-app-worker = yr ap ar eu ffôn
trail-app = yr ap ar eu ffôn
trail-apps = apiau sy’n gweithredu dros aelodau
trail-audit = gwirio’r llyfrau
trail-cards = cardiau aelodau
trail-clients = apiau partner
trail-community = y banc amser ei hun
trail-concern = pryderon
trail-consents = yr hyn y caiff apiau ei wneud dros aelodau
trail-contributions = oriau a roddwyd
trail-entries = ymweliadau gweinyddwr y rhwydwaith
trail-erasures = yr hyn sydd i’w ddileu
trail-events = dyddlyfr y llyfrau
trail-exchanges = help y cytunodd aelodau arno
trail-holds = munudau wedi’u neilltuo
trail-home = y rhestr o dudalennau
trail-idempotency = ateb cynharach
trail-imports = taenlenni a fewnforiwyd
trail-join = ceisiadau i ymuno
trail-machine-codes = codau mewngofnodi o’r peiriant ei hun
trail-measures = mesurau diogelu i edrych arnyn nhw eto
trail-members = manylion aelodau
trail-messages = negeseuon i aelodau
trail-accessibility = y datganiad hygyrchedd
trail-text-size = maint y testun
trail-begin = ble i ddechrau
trail-noticeboard = yr hysbysfwrdd cyhoeddus
trail-offers = cynigion
trail-organisations = grwpiau a’u harweinwyr
trail-passkeys = allweddi mynediad
trail-pin = y PIN
trail-reports = adroddiadau
trail-requests = ceisiadau
trail-second-factor = ail ffactorau
trail-session-series = sesiynau sy’n ailadrodd
trail-sessions = sesiynau, a phwy sy’n dod
trail-sign-in = mewngofnodi i’r banc amser
trail-sign-ins = mewngofnodi
trail-sign-out = allgofnodi
trail-skills = yr hyn y mae pobl yn gallu ei wneud
trail-thanks = diolchiadau
trail-transfers = trosglwyddiadau

reached-number = Rhif
reached-name = Enw
reached-language = Iaith
reached-contact_by = Sut i gysylltu
reached-times = Nifer o weithiau
reached-first_at = Cyntaf (UTC)
reached-last_at = Olaf (UTC)
reached-what = Beth oedd ar agor
trail-concerns = pryderon
trail-verification-rules = a yw oriau yn cael eu cadarnhau yn ôl rheol
