# Concerns, and members who are kept apart.
problem-concern_closed = This concern is closed already
    .detail = Raise a new concern for what has happened since; it can name this one.

field-another_member = Choose another member than the first.
