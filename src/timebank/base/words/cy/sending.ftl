# Negeseuon i aelodau: y pwnc, a thestun e-bost. Un llinell sydd ym mhob bwlch.
message-sign_in_code = { $community }: eich cod i fewngofnodi
    .body =
        Helo { $name },

        { $community }: dyma'ch cod diogelwch i fewngofnodi.

        { $code }

        Mae'n gweithio am { $lasts }. Peidiwch â'i roi i neb, pwy bynnag sy'n gofyn.

        Os na wnaethoch chi ofyn amdano, does dim angen i chi wneud dim.

message-help = Os oes angen help arnoch, ffoniwch { $telephone }.
