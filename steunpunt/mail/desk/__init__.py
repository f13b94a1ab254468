"""The screens of mail in the back office."""
