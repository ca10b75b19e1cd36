# Prawf ac allforion.
problem-not_under_checkpoint = Nid yw'r trosglwyddiad o dan y pwynt gwirio hwn
    .detail = Mae trosglwyddiad yn cael ei selio o fewn eiliadau i'w gofnodi. Gofynnwch eto ymhen ychydig, neu enwch bwynt gwirio diweddarach.

field-checkpoint_earlier = Enwch bwynt gwirio cynharach na'r llall, neu'r un pwynt.
field-no_such_checkpoint = Does dim pwynt gwirio â'r rhif hwn.

journal-private = Grŵp cymunedol
