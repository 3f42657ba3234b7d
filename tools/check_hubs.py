#!/usr/bin/env python3
"""docs/hubs.md answers every statement of the leaflets, what it points to is there, and no C++ names a hub.

usage: check_hubs.py [--root DIR]
Rows are numbered 1 to 227, once each and in order, and say something. In a row without "to come", what stands in
backquotes must exist: a story (two digits and words), a file or folder, an address of src/web/routes.cpp. No file under
src may hold the name of a folder of hubs/. Exit status 1 when one of these is not so, with where.
"""

import argparse
import pathlib
import re
import sys

STATEMENTS = 227
ROW = re.compile(r"^\| (\d+) \| .+ \| (.*) \|$")
QUOTED = re.compile(r"`([^`]+)`")
STORY = re.compile(r"^\d\d-[a-z0-9-]+$")
PLACE = re.compile(r"^(?:hubs|tests|docs|src)/[^ {]+$")
ADDRESS = re.compile(r"^/[a-z{}/-]*$")


def missing(root, named, folder):
    """What is wrong with one thing a row points to, if anything."""
    if STORY.match(named) and not (root / "tests/scenarios/stories" / f"{named}.scenario").exists():
        return f"there is no story {named}"
    if PLACE.match(named) and not (root / named).exists():
        return f"there is no {named}"
    if named.startswith(("letters/", "questions/")) and folder and not (root / folder / named).exists():
        return f"there is no {folder}/{named}"
    if ADDRESS.match(named) and f'{{"{named}",' not in (root / "src/web/routes.cpp").read_text(encoding="utf-8"):
        return f"there is no page {named}"
    return None


def row_problems(root):
    expected = 1
    for number, line in enumerate((root / "docs/hubs.md").read_text(encoding="utf-8").splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        where = f"docs/hubs.md:{number}"
        if int(row.group(1)) != expected:
            yield f"{where}: row {row.group(1)}; row {expected} comes here"
            return
        expected += 1
        if not row.group(2).strip():
            yield f"{where}: no answer: name the story or page, or say why nothing is needed"
        if "to come" in row.group(2):
            continue
        names = QUOTED.findall(row.group(2))
        folder = next((name for name in names if name.startswith("hubs/")), None)
        for named in names:
            wrong = missing(root, named, folder)
            if wrong:
                yield f"{where}: {wrong}: correct it, or say that it is to come"
    if expected != STATEMENTS + 1:
        yield f"docs/hubs.md: the last row is {expected - 1}; the leaflets have {STATEMENTS} statements"


def named_in_source(root):
    hubs = [folder.name for folder in (root / "hubs").iterdir() if folder.is_dir()]
    names = re.compile("|".join(hubs), re.IGNORECASE)
    for path in sorted((root / "src").rglob("*")):
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                found = names.search(line)
                if found:
                    yield f"{path.relative_to(root)}:{number}: {found.group(0)}: nothing under src names a hub; its profile says it"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    root = options.parse_args().root
    found = [*row_problems(root), *named_in_source(root)]
    for one in found:
        print(one)
    if not found:
        to_come = (root / "docs/hubs.md").read_text(encoding="utf-8").count("*to come*:")
        print(f"{STATEMENTS} statements have their answer, {to_come} of them to come; no source names a hub")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
