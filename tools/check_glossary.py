#!/usr/bin/env python3
"""Every type of the domain is in GLOSSARY.md, and every type in GLOSSARY.md is in the domain.

usage: check_glossary.py [--root DIR]
A type is a class, struct, enum or alias at the margin of a header of src/domain, tests' headers left out. In the glossary
it stands in backquotes, UpperCamel. Exit status 1 when one is missing on either side, with where.
"""

import argparse
import pathlib
import re
import sys

DECLARED = re.compile(r"^(?:(?:enum class|struct|class) (\w+)\b(?!.*\) *;)|using (\w+) *=)")
NAMED = re.compile(r"`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)`")


def types_of(root):
    """Each type's name, with the first place it is declared."""
    found = {}
    for header in sorted((root / "src/domain").rglob("*.h")):
        if header.name.endswith("_test.h"):
            continue
        for number, line in enumerate(header.read_text(encoding="utf-8").splitlines(), 1):
            declared = DECLARED.match(line)
            if declared:
                name = declared.group(1) or declared.group(2)
                found.setdefault(name, f"{header.relative_to(root)}:{number}")
    return found


def problems(root):
    declared = types_of(root)
    named = {}
    for number, line in enumerate((root / "GLOSSARY.md").read_text(encoding="utf-8").splitlines(), 1):
        for name in NAMED.findall(line):
            named.setdefault(name, number)
    for name, place in sorted(declared.items()):
        if name not in named:
            yield f"{place}: {name} is not in GLOSSARY.md: add its word, meaning and source"
    for name, number in sorted(named.items()):
        if name not in declared:
            yield f"GLOSSARY.md:{number}: there is no {name} in src/domain: take it out, or name what took its place"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    root = options.parse_args().root
    found = list(problems(root))
    for one in found:
        print(one)
    if not found:
        print(f"{len(types_of(root))} types of the domain are in the glossary, and no other")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
