# Negeseuon i aelodau: y pwnc, a thestun e-bost. Un llinell sydd ym mhob bwlch.
message-sign_in_code = { $community }: eich cod i fewngofnodi
    .body =
        Helo { $name },

        { $community }: dyma'ch cod diogelwch i fewngofnodi.

        { $code }

        Mae'n gweithio am { $lasts }. Peidiwch â'i roi i neb, pwy bynnag sy'n gofyn.

        Os na wnaethoch chi ofyn amdano, does dim angen i chi wneud dim.

message-concern = { $community }: mae pryder i'w ddarllen
    .body =
        Helo { $name },

        Mae rhywun wedi dweud wrth { $community } am rywbeth sy'n ei boeni. Mewngofnodwch a'i ddarllen cyn gynted ag y gallwch: dim ond arweinwyr diogelu sy'n ei weld.

        Er ei ddiogelwch, nid yw'r neges hon yn dweud mwy.

message-help = Os oes angen help arnoch, ffoniwch { $telephone }.

demo-messages = Demo: negeseuon nad oes neb yn eu cael
    .notice = Rhan o ddemo yw'r dudalen hon. Does dim yn cael ei anfon: dyma'r hyn y byddem wedi'i anfon, am gyhyd ag y mae o ddefnydd. Does dim tudalen fel hon mewn banc amser i bobl go iawn.
