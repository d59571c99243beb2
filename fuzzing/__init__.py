"""Fuzzing: files that nobody would write, thrown at everything that reads one.

`make fuzz` runs two kinds. `guided` (atheris) follows the coverage of the code and needs atheris,
which has wheels for Linux and macOS; `mutated` flips, cuts, splices and repeats the bytes of good
files in a child that is bounded in time and memory, needs nothing, and prints what offends.
"""
