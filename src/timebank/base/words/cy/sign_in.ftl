field-token_role = Nid oes tocynnau ar gyfer y rôl hon eto.
field-token_network = Nid yw tocyn ar gyfer y rhwydwaith yn enwi cymuned nac aelod.
field-token_community = Dywedwch ar gyfer pa gymuned y mae'r tocyn.
field-token_member = Dywedwch pa aelod sy'n defnyddio'r tocyn hwn, yn ôl rhif: mae gan bwy bynnag sy'n penderfynu neu'n symud munudau enw.
field-token_organisations = Dywedwch dros ba sefydliadau y mae'r arweinydd hwn yn siarad.
field-token_no_organisations = Dim ond tocyn arweinydd sy'n enwi sefydliadau.
field-token_lasts = Mae tocyn yn para rhwng un eiliad a 366 diwrnod.
field-no_such_organisation = Dewiswch sefydliadau o'r gymuned hon sydd heb adael.
