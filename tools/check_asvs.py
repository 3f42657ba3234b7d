#!/usr/bin/env python3
"""docs/security/asvs.md answers every requirement, and what it names is there.

usage: check_asvs.py [--root DIR] [--counts]
Each level 1 and 2 requirement of OWASP ASVS 5.0.0 has one row, in the standard's order, with its level, how it stands
and why. Whatever stands in backquotes in a row is a file or folder here; words in quotation marks after it are a test's
name in that file, a heading of that page, or the beginning of one with an ellipsis. What is "met" names something.
What is "not applicable" because the program does no such thing is looked for in the sources, and must not be found.
--counts prints the table of counts as it must stand in the page. Exit status 1 when something is not so, with where.
"""

import argparse
import pathlib
import re
import sys

PAGE = "docs/security/asvs.md"
# The levels of each section's requirements, in order; those of level 3 come last in every section and are left out.
LEVELS = dict(pair.split("=") for pair in """
    1.1=22 1.2=111112222 1.3=11222222222 1.4=222 1.5=12 2.1=122 2.2=112 2.3=1222 2.4=2 3.2=11 3.3=1222 3.4=112222
    3.5=11122 3.7=22 4.1=122 4.2=2 4.3=22 4.4=1222 5.1=2 5.2=112 5.3=11 5.4=222 6.1=122 6.2=111111112222 6.3=1122
    6.4=1122 6.5=22222 6.6=222 6.8=2222 7.1=222 7.2=1111 7.3=22 7.4=11222 7.5=22 7.6=22 8.1=12 8.2=112 8.3=1 8.4=2
    9.1=111 9.2=1222 10.1=22 10.2=22 10.3=2222 10.4=11111222222 10.5=22222 10.6=22 10.7=222 11.1=22 11.2=222 11.3=112
    11.4=1222 11.5=2 11.6=2 12.1=122 12.2=11 12.3=2222 13.1=2 13.2=22222 13.3=22 13.4=12222 14.1=22 14.2=1222 14.3=122
    15.1=122 15.2=122 15.3=1222222 16.1=2 16.2=22222 16.3=2222 16.4=222 16.5=222 17.1=2 17.2=2222 17.3=22""".split())
STANDS = ("met", "not applicable", "operator's", "not yet")
# Not applicable as long as none of these stands in a source or a script of ours.
ABSENT = {
    "1.2.5": r"\b(?:popen|system|posix_spawnp?|exec[lv]p?e?|fork)\(",
    "1.2.6": r"\bldap",
    "1.2.7": r"\bxpath",
    "1.2.8": r"\blatex\b",
    "1.2.9": r"<regex>|std::regex",
    "1.3.1": r"contenteditable",
    "1.3.9": r"memcache",
    "1.3.11": r"\b(?:smtp|sendmail|imap)\b",
    "1.5.1": r"\b(?:libxml|pugixml|expat|tinyxml)",
    "3.5.5": r"postMessage",
    "4.3": r"graphql",
    "4.4": r"websocket",
    "5": r"multipart/form-data|enctype|type=\"file\"",
    "6.8.3": r"\bsaml",
    "17": r"webrtc|RTCPeerConnection",
}
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]+) \|(.*)\|$")
NAMED = re.compile(r"`([^`]+)`(?:: ((?:\"[^\"]+\"(?:, )?)+))?")
DOCTEST = re.compile(r"TEST_CASE\w*\(\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)")
CHAPTERS = """Encoding and sanitising; Validation and business logic; Web front end; API and web service; File handling;
    Authentication; Sessions; Authorisation; Self-contained tokens; OAuth and OIDC; Cryptography; Secure communication;
    Configuration; Data protection; Coding and architecture; Logging and errors; WebRTC""".split(";")


def requirements():
    return [(f"{section}.{n}", level) for section, levels in LEVELS.items() for n, level in enumerate(levels, 1)]


def names_in(path):
    """What a quoted name can be in this file: its tests, its headings, its functions; else its lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".cpp":
        return ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found)) for found in DOCTEST.findall(text)]
    if path.suffix == ".md":
        return re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    if path.suffix == ".py":
        return re.findall(r"def (test_\w+)", text)
    return re.findall(r'(?:name = |test\()"([^"]+)"', text)


def missing(root, words):
    for place, quoted in NAMED.findall(words):
        if not (root / place).exists():
            yield f"there is no {place}"
            continue
        for name in re.findall(r'"([^"]+)"', quoted):
            there = names_in(root / place)
            whole = name in there or (name.endswith("…") and any(one.startswith(name[:-1]) for one in there))
            if not whole:
                yield f'{place} has nothing called "{name}"'


def sources(root):
    for folder, kinds in (("src", (".cpp", ".h")), ("assets", (".js",))):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in kinds and not path.stem.endswith("_test"):
                yield path.relative_to(root), path.read_text(encoding="utf-8", errors="replace")


def found_after_all(root, ids):
    """What the page says the program does not do, and it does."""
    texts = list(sources(root))
    for what, pattern in ABSENT.items():
        if not any(one == what or one.startswith(what + ".") for one in ids):
            continue
        for path, text in texts:
            found = re.search(pattern, text, re.IGNORECASE)
            if found:
                line = text.count("\n", 0, found.start()) + 1
                yield f"{PAGE}: {what} is not applicable, but {path}:{line} has '{found.group(0)}'"


def rows_of(lines):
    return [(number, row.groups()) for number, line in enumerate(lines, 1) if (row := ROW.match(line))]


def counts(rows):
    chapters = {}
    for _, (one, _, _, stands, _) in rows:
        chapters.setdefault(int(one.split(".")[0]), []).append(stands)
    lines = ["| Chapter | All | Met | Not applicable | The operator's | Not yet |", "|---|---|---|---|---|---|"]
    for chapter, title in enumerate(CHAPTERS, 1):
        held = chapters.get(chapter, [])
        lines.append(f"| V{chapter} {' '.join(title.split())} | {len(held)} | "
                     + " | ".join(str(held.count(stands)) for stands in STANDS) + " |")
    every = [stands for held in chapters.values() for stands in held]
    lines.append(f"| **All** | **{len(every)}** | " + " | ".join(f"**{every.count(s)}**" for s in STANDS) + " |")
    return lines


def problems(root, lines):
    rows = rows_of(lines)
    wanted = requirements()
    for (number, (one, level, _, stands, why)), (id_, its_level) in zip(rows, wanted):
        where = f"{PAGE}:{number}"
        if (one, level) != (id_, its_level):
            yield f"{where}: {one} of level {level}; {id_} of level {its_level} comes here"
            return
        if stands not in STANDS:
            yield f"{where}: {one} is '{stands}': say {', '.join(STANDS)}"
        if not why.strip():
            yield f"{where}: {one}: say why"
        if stands in ("met", "operator's") and not NAMED.search(why):
            yield f"{where}: {one} is {stands}: name the test or the page that shows it"
        for wrong in missing(root, why):
            yield f"{where}: {one}: {wrong}"
    if len(rows) != len(wanted):
        yield f"{PAGE}: {len(rows)} rows; the standard has {len(wanted)} requirements of levels 1 and 2"
    yield from found_after_all(root, [row[0] for _, row in rows if row[3] == "not applicable"])
    table = "\n".join(counts(rows))
    if table not in "\n".join(lines):
        yield f"{PAGE}: its counts are not those of its rows; check_asvs.py --counts prints them"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    options.add_argument("--counts", action="store_true", help="print the table of counts and do nothing else")
    given = options.parse_args()
    lines = (given.root / PAGE).read_text(encoding="utf-8").splitlines()
    if given.counts:
        print("\n".join(counts(rows_of(lines))))
        return 0
    found = list(problems(given.root, lines))
    for one in found:
        print(one)
    if not found:
        held = [row[3] for _, row in rows_of(lines)]
        print(f"{len(held)} requirements: " + ", ".join(f"{held.count(stands)} {stands}" for stands in STANDS))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
