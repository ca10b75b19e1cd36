"""Coordinators and safeguarding leads are reminded of what waits for them, once a day."""
