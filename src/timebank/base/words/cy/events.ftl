# Ffrwd y digwyddiadau.
problem-cursor_unknown = Nid yw’r cyrchwr hwn yn lle yn y ffrwd hon
    .detail = Anfonwch `next` o ateb y gymuned hon, heb ei newid, fel `after`. Gadewch `after` allan i ddechrau gyda’r digwyddiad cyntaf.
problem-cursor_ahead = Mae’r cyrchwr hwn o flaen y ffrwd
    .detail = Nid yw’r llyfrau yma wedi cyrraedd mor bell. Mae’n debyg eu bod wedi’u hadfer o gopi wrth gefn: darllenwch y ffrwd eto o’r man y mae eich cofnodion eich hun yn sicr, neu gadewch `after` allan i ddechrau gyda’r digwyddiad cyntaf.
