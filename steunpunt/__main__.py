"""`python -m steunpunt` is the same as the `steunpunt` command."""

from steunpunt.config.cli import main

if __name__ == "__main__":
    main()
