# Prawf ac allforion.
problem-not_under_checkpoint = Nid yw'r trosglwyddiad o dan y pwynt gwirio hwn
    .detail = Mae trosglwyddiad yn cael ei selio o fewn eiliadau i'w gofnodi. Gofynnwch eto ymhen ychydig, neu enwch bwynt gwirio diweddarach.
problem-proof_running = Mae prawf arall yn rhedeg
    .detail = Mae prawf yn darllen y llyfrau i gyd, felly dim ond un sy'n rhedeg ar y tro. Gofynnwch eto ar ôl yr amser yn Retry-After.

field-checkpoint_earlier = Enwch bwynt gwirio cynharach na'r llall, neu'r un pwynt.
field-no_such_checkpoint = Does dim pwynt gwirio â'r rhif hwn.

journal-private = Grŵp cymunedol
