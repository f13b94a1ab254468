"""Where somebody signs in and looks after an account, in each language."""

ACCOUNT = ("/account/", "/en/account/")
