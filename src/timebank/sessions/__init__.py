"""Sessions: group activities with places, sign-up, attendance, and the thanks that come of them."""
