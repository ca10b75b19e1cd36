problem-activity_code_taken = This code is taken
    .detail = The community has an activity of this code. Change that one, or choose another code.
field-asks_not_here = What is not done through the time bank asks for nothing else: leave asks_for out.
field-measure_twice = Name each measure once.
