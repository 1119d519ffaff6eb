"""What stands in recorded calls for what is another's each time; a message_id counts from the newest, which is 1."""

PERSON, GROUP, PRESS, PHOTO = "{person}", "{group}", "{press}", "{photo}"
