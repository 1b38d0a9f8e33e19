"""`python -m alliance_network`: the command line."""

from alliance_network.cli import main

if __name__ == "__main__":
    main()
