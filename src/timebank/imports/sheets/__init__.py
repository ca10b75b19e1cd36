"""Reading a spreadsheet file, whatever it is, as a stream of rows in bounded memory."""
