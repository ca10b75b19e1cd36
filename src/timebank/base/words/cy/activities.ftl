problem-activity_code_taken = Mae’r cod hwn wedi’i gymryd
    .detail = Mae gan y gymuned weithgaredd â’r cod hwn. Newidiwch hwnnw, neu dewiswch god arall.
field-asks_not_here = Nid yw’r hyn nad yw’n cael ei wneud drwy’r banc amser yn gofyn am ddim arall: gadewch asks_for allan.
field-measure_twice = Enwch bob mesur unwaith.
