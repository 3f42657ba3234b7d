#!/usr/bin/env python3
"""Holds the door between rooms: which folder of src/ may include which, and what from outside.

The law is tools/rooms.json. It fails where a folder has no entry, the law has a cycle, a quoted include does not
resolve, an include crosses to a room not allowed, an outside header is not allowed there, or an include is computed.

usage: check_rooms.py [--root DIR] [--picture]
--picture prints the picture for ARCHITECTURE.md; without it, the one committed there between <!-- rooms --> and
<!-- /rooms --> is compared with it.

In rooms.json, a room's "rooms" are those it may include ("*" is every room, less "but_not"); "headers" are single
headers of other rooms, or of a folder beside src/; "outside" are headers from elsewhere ("boost/" is a folder, "boost/json" a file or folder of
that name, "posix" the operating system's); "test_outside" are more of those, for its tests; "forbidden" are headers
of the standard library it must do without. Tests may also use doctest and the memory ledger.
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

KEYS = {"rooms", "headers", "but_not", "outside", "test_outside", "forbidden"}
FOR_TESTS_OUTSIDE = ["doctest/"]
FOR_TESTS_ROOMS = {"ledger/memory_ledger.h"}
SUFFIXES = {".h", ".cpp", ".hpp", ".cc", ".inc"}

STANDARD = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes
    climits clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef
    cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution expected filesystem flat_map
    flat_set format forward_list fstream functional future generator initializer_list iomanip ios iosfwd iostream
    istream iterator latch limits list locale map mdspan memory memory_resource mutex new numbers numeric optional
    ostream print queue random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span
    spanstream sstream stack stacktrace stdexcept stdfloat stop_token streambuf string string_view strstream
    syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray
    variant vector version""".split()
)
OLD_NAMES = {
    name + ".h": "c" + name
    for name in """assert ctype errno fenv float inttypes limits locale math setjmp signal stdarg stddef stdint stdio
    stdlib string time uchar wchar wctype""".split()
}
POSIX = ("arpa/", "netinet/", "net/", "sys/")
POSIX_FILES = set("dirent.h fcntl.h getopt.h netdb.h poll.h pthread.h pwd.h spawn.h syslog.h termios.h unistd.h".split())

INCLUDE = re.compile(r"^\s*(?:#|%:|\?\?=)\s*(?:include|include_next|import|embed)\b\s*(.*)$")
TEXT_OR_COMMENT = re.compile(
    r'R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''  # string, character
    r"|//(?:[^\n\\]|\\.|\\\n)*|/\*.*?\*/",  # comments
    re.DOTALL,
)


class LawIsWrong(Exception):
    pass


@dataclass(frozen=True)
class Room:
    rooms: frozenset[str]
    headers: frozenset[str]
    outside: tuple[str, ...]
    test_outside: tuple[str, ...]
    forbidden: frozenset[str]


def read_law(path: Path) -> dict[str, Room]:
    try:
        written = json.loads(path.read_text())
    except (OSError, ValueError) as why:
        raise LawIsWrong(f"{path}: {why}") from why
    law = {}
    for name, entry in written.items():
        if unknown := set(entry) - KEYS:
            raise LawIsWrong(f"{path}: '{name}' has {sorted(unknown)}; known are {sorted(KEYS)}")
        rooms = set(entry.get("rooms", []))
        if "*" in rooms:
            rooms = set(written)
        rooms -= set(entry.get("but_not", [])) | {name}
        if strangers := (rooms | set(entry.get("but_not", []))) - set(written):
            raise LawIsWrong(f"{path}: '{name}' names {sorted(strangers)}, which have no entry")
        law[name] = Room(
            frozenset(rooms),
            frozenset(entry.get("headers", [])),
            tuple(entry.get("outside", [])),
            tuple(entry.get("test_outside", [])),
            frozenset(entry.get("forbidden", [])),
        )
    levels(law)  # finds cycles
    return law


def neighbours(law: dict[str, Room], name: str) -> set[str]:
    return set(law[name].rooms) | {header.split("/")[0] for header in law[name].headers} & set(law)


def levels(law: dict[str, Room]) -> dict[str, int]:
    """How many rooms deep the longest way down from each room is."""
    deep: dict[str, int] = {}

    def walk(name: str, way: list[str]) -> int:
        if name in way:
            raise LawIsWrong("the rooms go round in a circle: " + " → ".join(way[way.index(name) :] + [name]))
        if name not in deep:
            deep[name] = max((walk(below, way + [name]) + 1 for below in neighbours(law, name)), default=0)
        return deep[name]

    for name in law:
        walk(name, [])
    return deep


def picture(law: dict[str, Room]) -> str:
    """Rooms from the outermost in; an arrow that follows from the others is left out."""
    deep = levels(law)
    reach = {}
    for name in sorted(law, key=lambda name: deep[name]):
        reach[name] = set().union(*({below} | reach[below] for below in neighbours(law, name)), set())
    lines = []
    width = max(map(len, law))
    for level in range(max(deep.values(), default=0), -1, -1):
        for name in sorted(name for name in law if deep[name] == level):
            below = neighbours(law, name)
            direct = sorted(room for room in below if not any(room in reach[other] for other in below))
            lines.append(f"{level:>2}  {name:<{width}}  → {' '.join(direct)}" if direct else f"{level:>2}  {name}")
    return "\n".join(lines)


def blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def includes(text: str):
    """Yields line number and what follows #include, outside comments and raw strings."""
    kept = TEXT_OR_COMMENT.sub(
        lambda match: blank(match) if match.group().startswith(("//", "/*", "R")) else match.group(), text
    )
    for number, line in enumerate(kept.replace("\\\n", "  ").split("\n"), 1):
        if found := INCLUDE.match(line):
            yield number, found.group(1).strip()


def allows(entries: tuple[str, ...] | list[str], header: str) -> bool:
    for entry in entries:
        if entry == "posix" and (header.startswith(POSIX) or header in POSIX_FILES):
            return True
        if header == entry or (entry.endswith("/") and header.startswith(entry)):
            return True
        if not entry.endswith("/") and header.startswith((entry + ".", entry + "/")):
            return True
    return False


def complaint(law: dict[str, Room], source: Path, room: str, is_test: bool, written: str) -> str | None:
    """Why a file of a room may not include what is written, or None if it may."""
    may = law[room]
    shape = re.match(r'^"([^"]+)"|^<([^>]+)>', written)
    if not shape:
        return "an include must name its file, not compute it"
    quoted, angled = shape.groups()
    if angled:
        plain = OLD_NAMES.get(angled, angled)
        if plain in STANDARD:
            if plain in may.forbidden and not is_test:
                return f"{room} does without the standard library's {', '.join(sorted(may.forbidden))}"
            return None
        if (source / angled).exists():
            return f'a header of ours is written "{angled}"'
        outside = may.outside + (may.test_outside + tuple(FOR_TESTS_OUTSIDE) if is_test else ())
        if allows(outside, angled):
            return None
        return f"{room} may use from outside: {', '.join(outside) or 'nothing'}"
    if quoted in may.forbidden and not is_test:
        return f"{room} may not include {quoted}: see the header's first comment"
    if quoted in may.headers and (source.parent / quoted).is_file():
        return None
    if not (source / quoted).is_file() or ".." in Path(quoted).parts:
        return "no such file under src/ (includes are written from there: \"room/file.h\")"
    other = quoted.split("/")[0]
    if other == room or other in may.rooms or quoted in may.headers:
        return None
    if is_test and quoted in FOR_TESTS_ROOMS:
        return None
    return f"{room} may include: {', '.join(sorted(may.rooms | may.headers)) or 'no other room'}"


def check_sources(root: Path, law: dict[str, Room]) -> list[str]:
    source = root / "src"
    found = []
    for path in sorted(source.iterdir()):
        if path.is_file() and path.suffix in SUFFIXES:
            found.append(f"{path.relative_to(root)}:1: source files live in a room, not beside them")
        elif path.is_dir() and path.name not in law and any(path.rglob("*")):
            found.append(f"{path.relative_to(root)}:1: this room has no entry in tools/rooms.json")
    for path in sorted(source.rglob("*")):
        room = path.relative_to(source).parts[0]
        if path.suffix not in SUFFIXES or room not in law:
            continue
        is_test = path.stem.endswith("_test")
        for number, written in includes(path.read_text(errors="replace")):
            if why := complaint(law, source, room, is_test, written):
                found.append(f"{path.relative_to(root)}:{number}: #include {written}: {why}")
    return found


def check_picture(root: Path, law: dict[str, Room]) -> list[str]:
    page = root / "ARCHITECTURE.md"
    if not page.exists():
        return []
    between = re.search(r"<!-- rooms -->\s*```[a-z]*\n(.*?)```\s*<!-- /rooms -->", page.read_text(), re.DOTALL)
    if not between:
        if "<!-- rooms -->" in page.read_text():
            return ["ARCHITECTURE.md:1: after <!-- rooms --> come a fenced block and <!-- /rooms -->"]
        return []
    if between.group(1).strip("\n") == picture(law).strip("\n"):
        return []
    return ["ARCHITECTURE.md:1: its picture of the rooms is not what tools/rooms.json says; tools/fix mends it"]


def main() -> int:
    parser = argparse.ArgumentParser(description="Which room may include which.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--picture", action="store_true")
    options = parser.parse_args()
    try:
        law = read_law(options.root / "tools" / "rooms.json")
    except LawIsWrong as why:
        print(why)
        return 1
    if options.picture:
        print(picture(law))
        return 0
    found = check_sources(options.root, law) + check_picture(options.root, law)
    print("\n".join(found) if found else f"{len(law)} rooms keep to tools/rooms.json")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
