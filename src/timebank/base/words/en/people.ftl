field-email = Write an e-mail address as in name@example.org.
field-telephone = Write a telephone number of 6 to 15 figures, as in 029 2000 0000.
field-contact_by_email = To be reached by e-mail, a member needs an e-mail address.
field-contact_by_telephone = To be reached by telephone or text, a member needs a telephone number.
field-day_in_future = That day has not come yet. Send today's or an earlier one.
