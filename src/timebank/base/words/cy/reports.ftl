# Adroddiadau.
field-period_backwards = Mae cyfnod yn dechrau cyn iddo orffen: daw'r diwrnod cyntaf cyn yr olaf.

hours-title = Oriau a roddwyd ac a gafwyd
    .definition = Rydym yn cyfrif cyfraniadau y mae eu credyd yn sefyll yn y cyfriflyfr: diolchiadau a chyfnewidiadau heb eu dadwneud, gyda munudau eu trosglwyddiad. Mae cyfraniad a gywirwyd yn cyfrif fel y'i cywirwyd. Nid yw cyfraniad a gafodd ei ddadwneud, ei wrthod neu ei dynnu'n ôl, neu sy'n dal i aros, yn cyfrif yn unman. Mae cyfraniad yn perthyn i'r mis y digwyddodd y gwaith, nid y mis y cafodd ei gofnodi; mae diolch am gyfnod yn perthyn i fis ei ddiwrnod olaf. Mae pob munud a roddwyd yn funud a gafwyd, gan aelod, sefydliad neu'r gymuned; fesul aelod, y munudau a gafwyd yw help gan aelodau eraill. Mae oriau o'r amser cyn i'r llyfrau ddechrau yn hanesyddol: maen nhw ar wahân, ac nid ydynt mewn unrhyw ffigur arall. Rydym yn gwahanu'r hyn a deipiodd un person ac a gadarnhaodd person arall oddi wrth yr hyn a wnaeth un person ei hun, fel y mae arweinydd sy'n diolch. Rydym yn cyfrif sefydliadau preifat gyda'i gilydd fel Eraill.
hours-sheet = Oriau
hours-about = Beth sy'n cyfrif
hours-period = Gwaith o { $first } hyd { $last }
hours-by-month = Mis
hours-by-activity = Gweithgaredd
hours-by-organisation = Sefydliad
hours-by-member = Aelod
hours-number = Rhif
hours-entries = Cyfraniadau
hours-as-time = { $what }, oriau a munudau
hours-given_minutes = Munudau a roddwyd
hours-received_minutes = Munudau a gafwyd
hours-to_members_minutes = Rhoddwyd i aelodau
hours-to_organisations_minutes = Rhoddwyd i sefydliadau
hours-to_community_minutes = Rhoddwyd i'r gymuned
hours-confirmed_by_another_minutes = Cadarnhawyd gan berson arall
hours-confirmed_by_typist_minutes = Teipiwyd a chadarnhawyd gan un person
hours-historic_given_minutes = Hanesyddol, a roddwyd
hours-historic_received_minutes = Hanesyddol, a gafwyd
hours-row-members = Aelodau i'w gilydd
hours-row-community = Y gymuned ei hun
hours-row-other = Eraill
