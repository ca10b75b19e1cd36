# Mewnforio: beth sy'n cael ei ddweud am daflen gyfan, ac am res. Pob un yn dweud beth i'w wneud.

problem-sheet_refused = Nid oes modd darllen y daflen
    .detail = Cadwch hi eto fel llyfr gwaith Excel (XLSX) neu fel CSV UTF-8, ac anfonwch hi eto.
problem-sheet_empty = Mae’r ffeil yn wag
    .detail = Nid oes dim yn y ffeil. Cadwch y daflen eto ac anfonwch hi eto.
problem-sheet_not_a_table = Nid taenlen yw hon
    .detail = { $kind ->
        [picture] Llun yw’r ffeil hon. Anfonwch y daenlen ei hun, wedi’i chadw fel XLSX neu CSV.
        [pdf] PDF yw’r ffeil hon. Anfonwch y daenlen ei hun, wedi’i chadw fel XLSX neu CSV.
        [archive] Archif o ffeiliau eraill yw’r ffeil hon. Tynnwch y daenlen ohoni, ac anfonwch honno.
        [document] Dogfen yw’r ffeil hon. Copïwch ei thabl i daenlen, cadwch hi fel XLSX neu CSV, ac anfonwch honno.
        [web_page] Tudalen we yw’r ffeil hon, beth bynnag yw ei henw. Agorwch hi mewn rhaglen daenlen a’i chadw fel XLSX neu CSV.
       *[other] Nid taenlen yw’r ffeil hon. Anfonwch un wedi’i chadw fel XLSX, XLS, ODS neu CSV.
    }
problem-sheet_too_large = Mae’r ffeil yn rhy fawr
    .detail = Y mwyaf y gall ffeil fod yw { $limit_mib } MiB. Rhannwch y daflen fesul mis neu flwyddyn.
problem-sheet_too_heavy = Mae’r llyfr gwaith yn rhy drwm
    .detail = Mae angen mwy o gof neu amser ar y llyfr gwaith nag y dylai taflen oriau. Copïwch y rhesi a’r colofnau sydd eu hangen yn unig i lyfr gwaith newydd.
problem-sheet_too_many_rows = Mae gormod o resi
    .detail = Y nifer mwyaf o resi mewn ffeil yw { $limit }. Rhannwch y daflen fesul mis neu flwyddyn.
problem-sheet_too_many_columns = Mae gormod o golofnau
    .detail = Mae mwy o golofnau yn rhes { NUMBER($row, useGrouping: 0) } na’r terfyn, sef { $limit }. Cadwch y colofnau sydd eu hangen yn unig.
problem-sheet_line_too_long = Mae rhes yn rhy hir
    .detail = Mae rhes { NUMBER($row, useGrouping: 0) } yn hirach na’r terfyn, sef { $limit } nod. Chwiliwch am doriad llinell sydd ar goll yno.
problem-sheet_quote_open = Nid yw dyfynnod wedi’i gau
    .detail = Mae dyfynnod yn rhes { NUMBER($row, useGrouping: 0) } yn llyncu’r rhesi ar ei ôl. Caewch ef neu ei dynnu.
problem-sheet_locked = Mae cyfrinair ar y llyfr gwaith
    .detail = Nid oes modd ei agor heb ei gyfrinair. Cadwch y llyfr gwaith heb gyfrinair, ac anfonwch ef eto.
problem-sheet_damaged = Nid oes modd agor y llyfr gwaith
    .detail = Mae wedi’i ddifrodi, neu dim ond rhan ohono sydd yma. Agorwch ef mewn rhaglen daenlen, cadwch ef eto fel XLSX, ac anfonwch ef eto.
problem-sheet_encoding_unknown = Nid oes modd darllen y llythrennau
    .detail = Nid oes modd darllen y ffeil fel { $encoding }. Cadwch hi fel "CSV UTF-8", neu enwch amgodiad arall.
problem-sheet_not_there = Nid oes taflen o’r enw hwnnw
    .detail = Nid oes taflen o’r enw hwnnw yn y llyfr gwaith. Edrychwch ar yr enwau ar y tabiau.
problem-sheet_row_not_there = Nid oes rhes o’r fath
    .detail = Nid oes rhes { NUMBER($row, useGrouping: 0) } o dan y penawdau, neu nid yn y daflen a gafodd ei henwi. Edrychwch ar y rhif, ac mewn llyfr gwaith â sawl taflen enwch y daflen hefyd.
problem-sheet_headings_not_found = Ni chafodd penawdau eu gweld
    .detail = Nid oes rhes sy’n edrych fel penawdau. Dywedwch pa res yw hi, neu beth sydd ym mha golofn.
problem-sheet_column_missing = Mae colofn ar goll
    .detail = Ni chafodd colofn ei gweld ar gyfer "{ $field }". Dywedwch pa golofn yw hi.
problem-sheet_column_unknown = Nid oes colofn o’r fath
    .detail = Nid yw’r golofn ar gyfer "{ $field }" yn y daflen. Rhowch ei phennawd neu ei llythyren.
problem-sheet_field_unknown = Nid oes maes o’r fath
    .detail = Nid oes maes "{ $field }" yn y math hwn o fewnforio.

# Rhesi heb ddim i'w fewnforio.
row-blank = Mae’r rhes hon yn wag.
row-left-out = Mae’r rhes hon wedi’i gadael allan, fel y gofynnoch chi.
row-headings-again = Mae’r rhes hon yn ailadrodd y penawdau.
row-heading = Un gell yn unig sydd yn y rhes hon, "{ $said }", ac mae’n edrych fel pennawd. Os cofnod yw hi, llenwch y lleill.
row-total = Mae hon yn edrych fel rhes cyfanswm ("{ $said }"). Nid yw’n cael ei mewnforio.
row-member-there = Mae’r aelod hwn yma yn barod, gyda’r un rhif cerdyn. Nid oes angen gwneud dim.
row-balance-zero = 0 yw’r balans, felly nid oes dim i’w gario drosodd.

# Rhesi o unrhyw fath.
row-cells-beyond = Mae mwy o gelloedd yn y rhes hon nag o benawdau; yr olaf yw "{ $said }". Chwiliwch am goma sy’n hollti cell, a rhowch y gell mewn dyfynodau.
row-text-too-long = Mae’r testun hwn yn hirach na’r terfyn, sef { $longest } nod. Gwnewch ef yn fyrrach.
row-text-unfit = Mae nodau nad oes modd eu dangos yn "{ $said }". Teipiwch ef eto.

# Dyddiadau.
row-date-missing = Nid oes dyddiad. Rhowch y dydd fel dydd/mis/blwyddyn.
row-date-unreadable = Nid oes modd darllen "{ $said }" fel dyddiad. Rhowch ef fel dydd/mis/blwyddyn.
row-date-not-there = Nid yw "{ $said }" yn y calendr: nifer y dyddiau yn y mis hwnnw yw { $last_day }. Gwiriwch y dydd.
row-date-month-first = Mae "{ $said }" fel petai’n rhoi’r mis yn gyntaf. Rhowch ef fel dydd/mis/blwyddyn, a gwiriwch ddyddiadau eraill y daflen.
row-date-no-year = Nid oes blwyddyn yn "{ $said }". Ychwanegwch y flwyddyn.
row-date-month-or-day = Gall "{ $said }" fod yn ddydd neu’n fis: { $month }. Rhowch y dyddiad yn llawn.
row-date-serial = Rhif yw "{ $said }" lle dylai dyddiad fod. Fformatiwch y golofn fel dyddiadau, neu rhowch bob un fel dydd/mis/blwyddyn.
row-date-weekday = Nid yw diwrnod yr wythnos a’r dyddiad yn cytuno yn "{ $said }". Gwiriwch pa un sy’n iawn.
row-date-two-months = Mae "{ $said }" mewn dau fis. Rhowch un rhes i bob mis.
row-date-future = Mae "{ $said }" yn y dyfodol: heddiw yw { $today }. Gwiriwch y flwyddyn.
row-date-too-old = Mae "{ $said }" cyn { $earliest }. Gwiriwch y flwyddyn.
row-date-across-count = Mae "{ $said }" yn dechrau cyn cyfrif y balansau agoriadol ac yn gorffen ar ôl hynny. Rhowch un rhes i bob ochr.

# Amserau a balansau.
row-minutes-missing = Nid oes amser. Rhowch pa mor hir y cymerodd, er enghraifft 1:30.
row-minutes-unreadable = Nid oes modd darllen "{ $said }" fel amser. Rhowch ef fel 1:30, 1.5 neu 90 munud.
row-minutes-zero = 0 yw’r amser. Rhowch pa mor hir y cymerodd, neu gadewch y rhes allan.
row-minutes-negative = Mae "{ $said }" yn llai na dim. I gymryd amser yn ôl, rhaid dadwneud y cofnod y mae’n perthyn iddo.
row-minutes-over-day = Mae "{ $said }" yn fwy na’r oriau sydd ar gael, sef { $most_hours }. Os munudau ydyn nhw, ysgrifennwch "munud"; os sawl diwrnod, rhowch un rhes i bob diwrnod, neu’r mis fel dyddiad.
row-minutes-not-whole = Nid yw "{ $said }" yn nifer cyfan o funudau. Yr agosaf yw { $suggested }. Rhowch y munudau sydd i fod.
row-minutes-in-words = Nid oes uned gan "{ $said }". Os { $suggested } yw’r ystyr, ysgrifennwch hynny.
row-minutes-point = Gall "{ $said }" olygu un o’r ddau: { $clock }, neu { $decimal }. Rhowch yr un sydd i fod, neu dywedwch sut i ddarllen rhifau o’r fath yn y daflen gyfan.
row-minutes-comma = Gall y coma yn "{ $said }" olygu miloedd neu ddegolyn. Rhowch y rhif hebddo.
row-minutes-times = Mae "{ $said }" yn rhoi { $suggested } i gyd. Os yw’r cyfan yn amser un aelod ar y diwrnod hwn, ysgrifennwch hynny; os nad, rhowch un rhes i bob tro.
row-minutes-about = Nid yw "{ $said }" yn union. Os { $suggested } sydd i’w gofnodi, ysgrifennwch hynny.
row-minutes-is-date = Dyddiad yw "{ $said }": efallai fod y daenlen wedi newid yr hyn y gwnaethoch ei deipio. Rhowch yr amser fel 0:30 neu 30 munud.
row-balance-too-large = Mae "{ $said }" yn fwy nag y gall balans fod. Gwiriwch ef.
row-balance-twice = Mae gan yr aelod neu’r sefydliad hwn falans yn rhes { NUMBER($row, useGrouping: 0) } yn barod. Cadwch un o’r ddau.

# Pobl, sefydliadau, gweithgareddau.
row-giver-missing = Nid yw’n dweud pwy roddodd yr amser. Rhowch enw neu rif yr aelod.
row-receiver-missing = Nid yw’n dweud pwy gafodd yr amser. Rhowch aelod, sefydliad, neu enw’r gymuned ei hun.
row-holder-missing = Nid yw’n dweud balans pwy yw hwn. Rhowch yr enw neu’r rhif.
row-name-unknown = Nid oes neb yma o’r enw "{ $said }". Gwiriwch y sillafu, neu ychwanegwch nhw yn gyntaf.
row-name-near = Nid oes neb yma o’r enw "{ $said }". Os hwn sydd i fod: { $near }, ysgrifennwch hynny; os nad, ychwanegwch nhw yn gyntaf.
row-name-ambiguous = Mae mwy nag un o’r enw "{ $said }": { $candidates }. Dewiswch un yn ôl rhif.
row-name-other-number = Nid rhif "{ $said }" yw { $number }. Gwiriwch pa un sy’n iawn.
row-name-too-long = Mae’r enw hwn yn hirach na’r terfyn, sef { $longest } nod. Gwiriwch y gell.
row-giver-no-member = Nid aelod yw "{ $said }", ac aelodau sy’n rhoi amser. Rhowch yr aelod a roddodd yr amser.
row-holder-community = "{ $said }" yw’r gymuned ei hun, ac nid oes balans agoriadol ganddi. Rhowch aelod neu sefydliad, neu gadewch y rhes allan.
row-giver-is-receiver = "{ $said }" sy’n rhoi ac yn derbyn ar yr un pryd. Rhowch i bwy yr oedd yr amser.
row-activity-missing = Nid yw’n dweud beth gafodd ei wneud. Dewiswch weithgaredd.
row-activity-unknown = Nid oes gweithgaredd o’r enw "{ $said }". Dewiswch un o’r rhestr, neu ychwanegwch ef yn gyntaf.
row-activity-near = Nid oes gweithgaredd o’r enw "{ $said }". Os hwn sydd i fod: { $near }, ysgrifennwch hynny; os nad, ychwanegwch ef yn gyntaf.
row-activity-ambiguous = Gall "{ $said }" fod yn un o sawl gweithgaredd: { $candidates }. Dewiswch un.
row-activity-outside = Nid drwy’r banc amser y mae "{ $said }" yn cael ei wneud. Mae’r amser yn cael ei gofnodi a’i ddiolch yr un fath; siaradwch â’r bobl dan sylw am y tro nesaf.
row-like-row = Mae hon yn edrych fel rhes { NUMBER($row, useGrouping: 0) }: yr un bobl, gweithgaredd a diwrnod. Mae’n cael ei chadw, heb gredyd oni bai eich bod yn dweud ei bod ar wahân.

# Aelodau.
row-member-missing = Nid oes enw. Rhowch enw’r aelod.
row-member-like-row = Mae "{ $said }" yn rhes { NUMBER($row, useGrouping: 0) } hefyd. Os dau aelod ydyn nhw, dywedwch fod y rhes hon ar wahân; os nad, gadewch hi allan.
row-member-like-member = Mae gan aelod { $number } yr enw "{ $said }" hefyd. Os dau aelod ydyn nhw, dywedwch fod y rhes hon ar wahân; os nad, gadewch hi allan.
row-reference-twice = Mae rhif cerdyn "{ $said }" yn rhes { NUMBER($row, useGrouping: 0) } hefyd. Gwiriwch pa un sy’n iawn.
row-email-unfit = Nid yw "{ $said }" yn gyfeiriad e-bost a all dderbyn post. Cywirwch ef, neu gadewch ef yn wag.
row-telephone-unfit = Nid yw "{ $said }" yn rhif ffôn. Cywirwch ef, neu gadewch ef yn wag.
row-language-unknown = Nid yw "{ $said }" yn un o ieithoedd y gwasanaeth hwn. Rhowch English neu Cymraeg, neu gadewch ef yn wag.
row-adult-unclear = Nid yw’r gell hon yn dweud yn glir a yw’r aelod yn 18 oed neu’n hŷn. Rhowch "18 or over" neu "under 18"; nid yw oed na dyddiad geni yn cael ei gadw.
row-under-18 = Mae aelodau yma yn 18 oed neu’n hŷn, ac mae’r rhes hon yn dweud yn wahanol. Gadewch y rhes allan, neu cywirwch hi; y sefydliad cynnal sy’n penderfynu a gaiff rhywun o dan 18 ymuno.
row-guardian-missing = Mae angen gwarcheidwad ar aelod o dan 18. Rhowch enw’r gwarcheidwad, a sut i gysylltu.
row-area-unknown = Nid oes ardal o’r enw "{ $said }". Rhowch un o ardaloedd y gymuned hon, ychwanegwch hi yn gyntaf, neu gadewch hi’n wag.
row-area-near = Nid oes ardal o’r enw "{ $said }". Os hon sydd i fod: { $near }, ysgrifennwch hynny; os nad, ychwanegwch hi yn gyntaf, neu gadewch hi’n wag.
row-area-ambiguous = Gall "{ $said }" fod yn un o sawl ardal: { $candidates }. Dewiswch un yn ôl ei chod.
row-area-not-kept = Nid yw’r ardal yn dod i mewn: nid oes rhestr o ardaloedd gan y gymuned hon.
row-contact-by-unknown = Nid yw "{ $said }" yn un ffordd o gysylltu. Rhowch email, text, telephone neu letter, neu gadewch ef yn wag.
row-contact-by-email = I gysylltu drwy e-bost, mae angen cyfeiriad e-bost ar yr aelod. Rhowch ef, neu ffordd arall o gysylltu.
row-contact-by-telephone = I gysylltu drwy ffonio neu decstio, mae angen rhif ffôn ar yr aelod. Rhowch ef, neu ffordd arall o gysylltu.

# Beth mae'r llyfrau'n ei ddweud am resi a gafodd eu darllen.
row-history = Ar neu cyn { $counted_on }, y diwrnod y cafodd y balans ei gyfrif: mae’n cael ei chadw fel hanes, heb gredyd.
row-history-like-row = Mae hon yn edrych fel rhes { NUMBER($row, useGrouping: 0) }: yr un bobl, gweithgaredd a diwrnod, cyn cyfrif y balans. Dywedwch ei bod ar wahân i gadw’r ddwy fel hanes, neu gadewch hi allan.
row-history-like-entry = Mae hon yn edrych fel cofnod sydd yma yn barod ({ $day }): yr un bobl a gweithgaredd, cyn cyfrif y balans. Dywedwch ei bod ar wahân i gadw’r ddau fel hanes, neu gadewch hi allan.
row-like-entry = Mae hon yn edrych fel cofnod sydd yma yn barod ({ $day }): yr un bobl a gweithgaredd. Mae’n cael ei chadw, heb gredyd oni bai eich bod yn dweud ei bod ar wahân.
row-own-hours = Eich oriau chi eich hun yw’r rhain. Maen nhw’n cael eu cadw, ac yn aros nes bod rhywun arall yn eu cadarnhau.
row-without-measures = Nid oes gan y sawl a roddodd yr amser yr hyn y mae’r gweithgaredd hwn yn gofyn amdano: { $measures }. Mae’r amser yn cael ei gredydu ar eich gair chi, gyda nodyn ei fod wedi’i gadarnhau hebddo.
row-under-18-here = Mae’r aelod hwn o dan 18. Nid yw aelodau o dan 18 yn cyfnewid help un i un. Dim ond grwpiau â pholisi plant sy’n diolch iddynt.
row-receiver-lacks = Yr hyn sydd gan "{ $said }" i’w roi erbyn hynny: { $available }. Dewch â’u horiau neu eu balans agoriadol i mewn yn gyntaf, cadwch resi o’r fath i aros, neu gadewch y rhes allan.
row-receiver-lacks-waits = Yr hyn sydd gan "{ $said }" i’w roi erbyn hynny: { $available }. Mae’r rhes yn cael ei chadw, ac yn aros nes bod digon.
row-receiver-unthanking = Nid yw "{ $said }" yn diolch am amser. Nodwch ei fod yn diolch, neu rhowch pwy sydd i fod.
row-account-closed = Mae cyfrif "{ $said }" wedi’i gau. Agorwch ef eto yn gyntaf, neu gadewch y rhes allan.
row-opening-there = Mae balans agoriadol gan "{ $said }" yn barod. Dadwnewch y mewnforio hwnnw yn gyntaf, neu gadewch y rhes allan.
row-credited-before-count = Mae’r llyfrau wedi credydu "{ $said }" am ddiwrnodau hyd at { $counted_on } yn barod: { $credited }. Efallai fod balans y diwrnod hwnnw yn eu cynnwys. Dadwnewch y mewnforio hwnnw yn gyntaf; neu, os nad yw’r balans yn eu cynnwys, dywedwch fod y rhes ar wahân.
row-reference-taken = Mae rhif cerdyn "{ $said }" gan aelod arall yma, rhif { $number }. Gwiriwch pa un sy’n iawn.
row-note-not-kept = Nid yw’r nodyn yn dod i mewn: nid yw’r gwasanaeth yn cadw nodiadau am aelodau.

# Mewnforion.
problem-import_posted_already = Mae’r ffeil hon wedi’i mewnforio yn barod
    .detail = Dyma’r mewnforio: { $run_id }. Edrychwch arno, a’i ddadwneud os yw’r ffeil i ddod i mewn o’r newydd.
problem-import_undone_already = Mae’r mewnforio hwn wedi’i ddadwneud
    .detail = Nid oes modd ei ddadwneud ddwywaith, na’i bostio eto. Gwiriwch y ffeil eto fel mewnforio newydd.
problem-import_not_posted = Nid yw’r mewnforio hwn wedi’i bostio
    .detail = Nid oes dim ohono yn y llyfrau, felly nid oes dim i’w ddadwneud.
problem-import_account_closed = Mae cyfrif o’r mewnforio hwn wedi’i gau
    .detail = Cyfrifon sydd wedi’u cau ers hynny: { $accounts }. Aelodau yn eu plith: { $numbers }. Agorwch nhw eto yn gyntaf. Nid oes dim wedi’i ddadwneud.
problem-import_run_by_another = Rhywun arall wnaeth wirio’r ffeil hon
    .detail = Mae rhesi’n cael eu gwirio ar gyfer y sawl sy’n mewnforio, ac mae ei oriau ei hun yn aros. Gwiriwch y ffeil eich hun, yna’i phostio.
problem-import_checked_since = Mae’r ffeil wedi’i gwirio eto
    .detail = Cafodd ei gwirio eto ers i chi edrych. Darllenwch y mewnforio a’i resi, a chytunwch i’r hyn sydd yno nawr.
problem-import_left_out_differs = Ni chafwyd cytundeb am y rhesi sy’n cael eu gadael allan
    .detail = Nifer y rhesi a fyddai’n cael eu gadael allan: { $left_out_rows }. Darllenwch nhw, ac anfonwch y rhif hwnnw i gytuno.
problem-import_books_changed = Mae’r llyfrau wedi newid ers y gwirio
    .detail = Nifer y rhesi a fyddai’n wahanol nawr: { $changed_rows }. Ni chafodd dim ei bostio. Gwiriwch y ffeil eto.
problem-import_nothing_to_post = Nid oes dim i’w bostio
    .detail = Nid oes modd cymryd yr un rhes o’r ffeil hon fel y mae. Atebwch y cwestiynau am ei rhesi, a gwiriwch hi eto.
problem-import_file_differs = Ffeil arall yw hon
    .detail = Mae’r mewnforio’n ymwneud â’r ffeil a gafodd ei gwirio. Anfonwch honno, neu gwiriwch hon fel mewnforio newydd.
field-counted_on_needed = Dywedwch ar ba ddiwrnod y cafodd y balansau eu cyfrif.
field-counted_on_future = Heddiw neu cyn hynny y mae balansau’n cael eu cyfrif: gwiriwch y diwrnod.

# Ar y derfynell: `timebank import`.
import-stage-reading = Darllen y ffeil
import-stage-trying = Profi’r ffeil yn erbyn y llyfrau
import-stage-posting = Ysgrifennu yn y llyfrau
import-stage-undoing = Dadwneud
import-speed = { $speed } rhes/e
import-sheet = Taflen { $sheet }:
import-headings = Penawdau yn rhes { NUMBER($row, useGrouping: 0) }: { $columns }
import-no-headings = Dim penawdau: { $columns }
import-unused = Heb eu defnyddio: { $columns }
import-unread = Taflen heb ei darllen: { $sheet }. { $why }
import-organisations = Sefydliadau i’w creu: { $names }
import-no-rows = Nid oes rhesi o dan y penawdau.
import-rows = rhesi
import-time = amser
import-credited = wedi’u credydu
import-historic = wedi’u cadw fel hanes, heb gredyd
import-waiting = wedi’u cadw, ac yn aros i rywun benderfynu
import-opened = balansau agoriadol
import-added = aelodau
import-refused = wedi’u gadael allan
import-skipped = heb ddim i’w fewnforio
import-asked-later = Aelodau i’w holi o fewn 30 diwrnod, a ydyn nhw’n 18 oed neu’n hŷn, a sut i gysylltu â nhw: { $rows }
import-title-refused = Wedi’u gadael allan:
import-title-credited = Wedi’u credydu, a’u nodi:
import-title-waiting = Wedi’u cadw, ac yn aros:
import-sheet-named = taflen
import-row = rhes
import-column = colofn
import-heading = pennawd
import-outcome = canlyniad
import-said = beth sy’n cael ei ddweud
import-to-do = beth i’w wneud
import-taken = i’w gymryd
import-more-rows = { $rows }, a rhagor: { $more }
import-more = … Rhagor: { $more }. Mae --problems FILE.csv yn rhestru pob un.
import-answers = Atebwch, a rhowch y gorchymyn eto: --answer ROW:FIELD=TEXT ar gyfer un gell, --always FIELD:SAID=TEXT ar gyfer pob un sy’n dweud yr un peth, --leave-out ROW.
import-answer-separate = Mae --separate ROW yn dweud bod rhes yn edrych fel y llall, a dim mwy.
import-answer-make-organisations = Mae --make-organisations yn creu sefydliadau o’r enwau hyn.
import-answer-keep-lacking = Mae --keep-lacking yn cadw rhesi lle nad oes digon o funudau i’w rhoi.
import-answer-organisation = Mae --organisation "NAME" yn sefyll lle nad oes neb wedi’i enwi fel derbynnydd.
import-answer-activity = Mae --activity "NAME" yn sefyll lle nad oes gweithgaredd.
import-answer-points = Mae --points clock yn cymryd 1.30 fel 1:30, a --points decimal fel 1.3.
import-problems = Mae popeth sy’n cael ei ddweud am resi yn y ffeil hon: { $path }
import-unchanged = Nid oes dim yn y llyfrau wedi newid.
import-ask = Postio hyn?
import-ask-without = Postio hyn, a gadael rhesi allan? Nifer: { $rows }.
import-yes = ie
import-no = na
import-yes-or-no = Teipiwch ie neu na.
import-posted = Wedi’i bostio. I’w ddadwneud: --undo { $id }
import-undone = Wedi’i ddadwneud. Trosglwyddiadau wedi’u dadwneud: { $reversed }; cofnodion wedi’u tynnu’n ôl: { $withdrawn }. Mae aelodau a sefydliadau yn aros.
import-undo-waits = Nid oes dim wedi’i ddadwneud eto: rhaid i ddau gytuno. Bydd cydlynydd arall yn cytuno neu’n gwrthod: cymeradwyaeth { $id }
import-number-of-no-coordinator = --as { $number }: nid cydlynydd yw’r aelod hwn. Enwch un: eu gair nhw sy’n credydu’r oriau.
import-number-unknown = --as { $number }: nid oes neb yma â’r rhif hwn.
import-nobody-asked = Nid oes neb yno i’w holi: rhowch --yes i’w bostio, neu --dry-run.
import-none-named = { $option } { $said }: nid oes dim o’r enw hwnnw. Mae id yn ddigon.
import-several-named = { $option } { $said }: mae mwy nag un o’r enw hwnnw. Mae id yn ddigon.
import-which-file = Dywedwch pa ffeil, a gyda --kind beth sydd ynddi.
import-no-file = { $path }: nid oes ffeil o’r fath.
import-how-headings = (--header-row 3; lle nad oes rhai, --header-row 0 --map date=A --map giver=B …)
import-how-column = (--map { $field }=COLUMN, wrth ei llythyren neu ei phennawd. Neu ai --kind arall yw hwn?)
