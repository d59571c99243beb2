"""One file a command: `run(arguments) -> exit status`. `COMMANDS` lists them with their help."""

COMMANDS = {
    "check": "judge CVs: findings, signals, the five-question self-check",
    "parse": "take bullets apart, one a line, into their seven slots",
    "show": "a CV's roles and bullets, numbered",
    "rewrite": "put a new text in one bullet's place, and touch nothing else",
    "convert": "read one format, write another",
    "history": "the versions of a CV: list, show, compare",
    "restore": "bring one of its versions back",
    "explain": "what a rule asks, why, with a bad and a good example",
    "demo": "open the program on a copy of a sample CV",
}
