"""What the programme writes: standard wording, mails of staff, who is told what."""
