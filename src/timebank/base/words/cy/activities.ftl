problem-activity_code_taken = Mae'r cod hwn wedi'i gymryd
    .detail = Mae gan y gymuned weithgaredd â'r cod hwn. Newidiwch hwnnw, neu dewiswch god arall.
