#!/usr/bin/env python3
"""The habits of the house that a script can hold. Each complaint says what to do instead.

Gates: forbidden names, a first comment in every header, unique numbers of decisions, known kinds of file, nothing
over 200 kB, no machine's paths, no registry's address, no stray to-do, no .cpp outside every source list, no judging
of access but where the rules are.
Advice, which never fails: the budgets of lines, files and functions, headers nobody includes.
Exceptions stand in tools/exemptions.txt, one a line: path, rule, date, reason. Past ten of them the rule is wrong.

usage: check_house.py [--root DIR] [--advice]
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

EXTENSIONS = set(
    """.h .cpp .py .sh .md .txt .toml .json .mjs .js .css .html .svg .png .cmake .scenario .sql .bin .hex .csv .in
    .service""".split()
)
PLAIN_NAMES = {"run", "test", "check", "fix", "LICENSE"}
BYTES_MAX = 200_000
EXEMPTIONS_MAX = 10
LINES_MAX = {".cpp": 400, ".h": 200, ".py": 400, ".sh": 200, ".mjs": 400, ".js": 400, ".css": 400}
FUNCTION_LINES_MAX = 70
FOLDER_FILES_MAX = 20
FOLDERS_OF_ANY_SIZE = ("src/govuk", "src/web/pages")
ANYWHERE = {"util", "helper", "manager", "common", "misc", "impl"}
AT_THE_END = {"service", "handler", "processor", "data", "info"}
# Written in two halves, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:work" + r"/(?:main|shared|\.)|home" + r"/[a-z]\w*/|root" + r"/|Users" + r"/)|[A-Z]:\\Users"
)
REGISTRIES = re.compile(
    r"(?:registry\." + r"npmjs|registry\." + r"yarnpkg|npm" + r"mirror\.|pypi\." + r"org|files\.python" + r"hosted"
    r"|snapshot\." + r"debian|deb\." + r"debian\.org|proxy\.golang|artifact" + r"ory)",
    re.IGNORECASE,
)
TO_DO = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
# Facts of the rules of access are put together, and powers of roles are looked at for them, in one folder alone.
JUDGES_ACCESS = re.compile(r"\baccess::(?:Relation|Facts|Who|About|Members|Verb|level_of)\b")
MAY_JUDGE = Path("src/domain/access")
TYPE_NAME = re.compile(r"^\s*(?:template\s*<[^;{]*>\s*)?(?:struct|class|enum(?:\s+(?:class|struct))?|concept)\s+(?:\[\[\w+\]\]\s*)?([A-Z]\w*)")
ALIAS_NAME = re.compile(r"^\s*using\s+([A-Z]\w*)\s*=")


def files_of(root: Path) -> list[Path]:
    """What git knows or would take; where git cannot say, every file that is not made by a build."""
    asked = subprocess.run(
        ["git", "-C", str(root), "-c", f"safe.directory={root}", "ls-files", "-co", "--exclude-standard", "-z"],
        capture_output=True,
        check=False,
    ) if (root / ".git").exists() else None
    if asked and asked.returncode == 0:
        names = [Path(name) for name in asked.stdout.decode().split("\0") if name]
    else:
        made = {".git", "build", "node_modules", "data", "__pycache__"}
        names = [p.relative_to(root) for p in root.rglob("*") if not made & set(p.relative_to(root).parts)]
    return sorted(name for name in set(names) if (root / name).is_file())


def words_of(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def forbidden_word(name: str) -> str | None:
    words = [word[:-1] if word.endswith("s") and word[:-1] in ANYWHERE | AT_THE_END else word for word in words_of(name)]
    if words and words[-1] == "test":
        words.pop()
    for word in words:
        if word in ANYWHERE:
            return word
    return words[-1] if words and words[-1] in AT_THE_END else None


class House:
    def __init__(self, root: Path):
        self.root = root
        self.files = files_of(root)
        self.complaints: list[tuple[str, int, str, str]] = []
        self.advice: list[str] = []
        self.texts: dict[Path, str] = {}

    def complain(self, path: Path | str, line: int, rule: str, words: str) -> None:
        self.complaints.append((str(path), line, rule, words))

    def text(self, path: Path) -> str:
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(errors="replace")
        return self.texts[path]

    def check_kinds(self) -> None:
        for path in self.files:
            known = path.suffix in EXTENSIONS if path.suffix else path.name in PLAIN_NAMES
            if not known and not path.name.startswith("."):
                self.complain(path, 1, "kind", "no such kind of file here yet: use a known one, or add it to EXTENSIONS")
            size = (self.root / path).stat().st_size
            if size > BYTES_MAX:
                self.complain(path, 1, "size", f"{size} bytes: nothing over {BYTES_MAX} lives here; make it at build time")

    def check_names(self) -> None:
        for path in self.files:
            if path.suffix in (".h", ".cpp") and (word := forbidden_word(path.stem)):
                self.complain(path, 1, "name", f"'{word}' names no idea: find the noun or the verb")
            if path.suffix not in (".h", ".cpp") or path.parts[0] != "src":
                continue
            for number, line in enumerate(self.text(path).split("\n"), 1):
                found = TYPE_NAME.match(line) or ALIAS_NAME.match(line)
                if found and (word := forbidden_word(found.group(1))):
                    self.complain(path, number, "name", f"{found.group(1)}: '{word}' names no idea: find the noun or the verb")

    def check_first_comments(self) -> None:
        for path in self.files:
            if path.suffix != ".h" or path.parts[0] != "src":
                continue
            opening = []
            for line in self.text(path).split("\n"):
                if not line.startswith("//"):
                    break
                opening.append(line[2:].strip())
            sentences = len(re.findall(r"[.?!:](?:\s|$)", " ".join(opening)))
            if sentences < 3:
                self.complain(path, 1, "comment", "a header opens with three sentences: what it is; what it promises or never does; where to look next")

    def check_decisions(self) -> None:
        seen: dict[str, Path] = {}
        for path in self.files:
            if path.parent != Path("docs/decisions") or path.suffix != ".md" or path.name == "README.md":
                continue
            number = re.match(r"(\d{4})-[a-z0-9-]+\.md$", path.name)
            if not number:
                self.complain(path, 1, "decision", "a decision is called 0000-what-was-decided.md")
            elif number.group(1) in seen:
                self.complain(path, 1, "decision", f"its number is taken by {seen[number.group(1)].name}: take the next free one")
            else:
                seen[number.group(1)] = path

    def check_texts(self) -> None:
        rules = (
            (MACHINE_PATHS, "path", "a path of one machine: write it from the repository's root"),
            (REGISTRIES, "registry", "a registry's address: name the package, and let the machine know where from"),
            (TO_DO, "to-do", "an issue, or nothing"),
        )
        for path in self.files:
            if path.suffix in (".png", ".bin") or (self.root / path).stat().st_size > BYTES_MAX:
                continue
            for number, line in enumerate(self.text(path).split("\n"), 1):
                for pattern, rule, words in rules:
                    if found := pattern.search(line):
                        self.complain(path, number, rule, f"'{found.group()}': {words}")

    def check_access(self) -> None:
        for path in self.files:
            if path.suffix not in (".h", ".cpp") or path.parts[0] != "src" or MAY_JUDGE in path.parents:
                continue
            for number, line in enumerate(self.text(path).split("\n"), 1):
                if found := JUDGES_ACCESS.search(line):
                    self.complain(path, number, "access", f"'{found.group()}': ask may() with a Subject; {MAY_JUDGE} alone knows the rules")

    def source_lists(self, room: Path) -> str:
        lists = [p for p in self.files if room in p.parents and (p.name == "CMakeLists.txt" or p.suffix == ".cmake")]
        return "\n".join(self.text(path) for path in lists)

    def check_sources(self) -> None:
        """A .cpp no list names is not compiled; a header nobody includes is not needed."""
        included = set()
        for path in self.files:
            if path.suffix in (".h", ".cpp"):
                included |= set(re.findall(r'^\s*#\s*include\s+"([^"]+)"', self.text(path), re.MULTILINE))
        for path in self.files:
            if path.parts[0] != "src" or len(path.parts) < 3:
                continue
            room = Path(*path.parts[:2])
            if path.suffix == ".cpp" and (lists := self.source_lists(room)):
                if not re.search(rf"(?<![\w-]){re.escape(path.name)}\b|GLOB", lists):
                    self.complain(path, 1, "dead", f"no source list of {room} names it: name it there, or delete it")
            if path.suffix == ".h" and str(path.relative_to("src")) not in included:
                self.advice.append(f"{path}:1: nobody includes it: use it, or delete it")

    def look_at_budgets(self) -> None:
        folders: dict[Path, int] = {}
        for path in self.files:
            limit = LINES_MAX.get(path.suffix)
            if limit is None:
                continue
            lines = self.text(path).split("\n")
            if len(lines) - 1 > limit and not path.stem.endswith("_test"):
                self.advice.append(f"{path}:{limit}: {len(lines) - 1} lines, {limit} are enough for one idea: which two are in it?")
            if path.suffix in (".h", ".cpp"):
                self.look_at_functions(path, lines)
                if path.parts[0] == "src" and not path.stem.endswith("_test") and not str(path.parent).startswith(FOLDERS_OF_ANY_SIZE):
                    folders[path.parent] = folders.get(path.parent, 0) + 1
        for folder, count in folders.items():
            if count > FOLDER_FILES_MAX:
                self.advice.append(f"{folder}:1: {count} files, {FOLDER_FILES_MAX} are enough for one folder: group them")

    def look_at_functions(self, path: Path, lines: list[str]) -> None:
        """By layout: clang-format puts a function's closing brace where its first line begins."""
        start = None
        for number, line in enumerate(lines, 1):
            opens = line.endswith("{") and "(" in line and not re.match(r"\s*(if|for|while|switch|else|do|namespace|\})\b", line)
            if start is None and opens:
                start = (number, len(line) - len(line.lstrip()))
            elif start and re.match(r"\s*\}", line) and len(line) - len(line.lstrip()) == start[1]:
                if number - start[0] + 1 > FUNCTION_LINES_MAX and not path.stem.endswith("_test"):
                    self.advice.append(f"{path}:{start[0]}: a function of {number - start[0] + 1} lines, {FUNCTION_LINES_MAX} can be read at once")
                start = None

    def exempt(self) -> None:
        page = Path("tools/exemptions.txt")
        if not (self.root / page).exists():
            return
        allowed = set()
        for number, line in enumerate(self.text(page).split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = line.split(maxsplit=3)
            if len(parts) < 4 or not re.fullmatch(r"\d{4}-\d\d-\d\d", parts[2]):
                self.complain(page, number, "exemption", "write: path rule yyyy-mm-dd reason")
            else:
                allowed.add((parts[0], parts[1]))
        used = {(path, rule) for path, _, rule, _ in self.complaints} & allowed
        self.complaints = [c for c in self.complaints if (c[0], c[2]) not in allowed]
        for path, rule in sorted(allowed - used):
            self.complain(page, 1, "exemption", f"{path} {rule} is no longer needed: take it out")
        if len(allowed) > EXEMPTIONS_MAX:
            self.complain(page, 1, "exemption", f"{len(allowed)} exceptions: change the rule or the code")

    def look(self) -> None:
        for step in (
            self.check_kinds,
            self.check_names,
            self.check_first_comments,
            self.check_decisions,
            self.check_texts,
            self.check_access,
            self.check_sources,
            self.look_at_budgets,
            self.exempt,
        ):
            step()


def main() -> int:
    parser = argparse.ArgumentParser(description="The habits of the house that a script can hold.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--advice", action="store_true", help="show the advice too")
    options = parser.parse_args()
    house = House(options.root.resolve())
    house.look()
    for path, line, rule, words in house.complaints:
        print(f"{path}:{line}: [{rule}] {words}")
    if options.advice:
        for words in house.advice:
            print(f"advice: {words}")
    if not house.complaints:
        more = f"; {len(house.advice)} pieces of advice (--advice)" if house.advice and not options.advice else ""
        print(f"{len(house.files)} files keep the house's habits{more}")
    return 1 if house.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
