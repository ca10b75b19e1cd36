problem-activity_code_taken = This code is taken
    .detail = The community has an activity of this code. Change that one, or choose another code.
