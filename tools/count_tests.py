#!/usr/bin/env python3
"""Counts test cases, not programs, in what ctest wrote with --output-junit.

A doctest program counts for its test cases. A program that ends with a line of its own, `N passed, N failed`
(a story runner, the browser's journeys), counts for that. Any other program counts for one. A program that failed
without a failed case to show for it (it crashed, leaked or ran out of time) counts one failure more, and a program
that found nothing to test is a failure too.

usage: count_tests.py RESULTS.xml|COUNTS.txt...   a .txt file is searched for its last `N passed, N failed` line.
Says which tests failed or were skipped; the last line is `N passed, N failed`; the exit status says whether any failed.
"""

import re
import sys
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field
from pathlib import Path

DOCTEST = re.compile(r"test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*\|\s*(\d+) skipped")
PLAIN = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.MULTILINE)
COLOURS = re.compile(r"\x1b\[[0-9;]*m|\[NON-XML-CHAR-0x1B\]\[[0-9;]*m")
SKIPS = ("SKIP_RETURN_CODE", "SKIP_REGULAR_EXPRESSION", "Disabled")


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    remarks: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.remarks += other.remarks


def count_output(text: str) -> tuple[int, int, int] | None:
    """Passed, failed and skipped as the program itself told them; None if it told nothing."""
    text = COLOURS.sub("", text)
    if plain := PLAIN.findall(text):
        passed, failed, skipped = plain[-1]
        return int(passed), int(failed), int(skipped or 0)
    if told := DOCTEST.findall(text):
        return tuple(sum(int(row[i]) for row in told) for i in (1, 2, 3))
    return None


def count_program(case: xml.Element) -> Count:
    name = case.get("name", "a test without a name")
    reason = case.find("skipped")
    if case.get("status") in ("notrun", "disabled"):
        message = reason.get("message", "") if reason is not None else "not run"
        if case.get("status") == "disabled" or message.startswith(SKIPS):
            return Count(remarks=[f"skipped: {name} ({message or 'disabled'})"])
        return Count(failed=1, remarks=[f"FAILED: {name} could not be run ({message})"])
    stopped = case.get("status") == "fail"
    told = count_output(case.findtext("system-out") or "")
    if told is None:
        if stopped:
            return Count(failed=1, remarks=[f"FAILED: {name}"])
        return Count(passed=1)
    passed, failed, skipped = told
    count = Count(passed, failed)
    if skipped:
        count.remarks.append(f"skipped: {skipped} cases of {name}")
    if failed:
        count.remarks.append(f"FAILED: {failed} cases of {name}")
    elif stopped:
        count.failed += 1
        count.remarks.append(f"FAILED: {name} stopped with an error that no test case explains")
    elif passed == 0 and skipped == 0:
        count.failed += 1
        count.remarks.append(f"FAILED: {name} found nothing to test")
    return count


def count_file(path: Path) -> Count:
    if not path.exists():
        return Count(failed=1, remarks=[f"FAILED: {path} was never written"])
    if path.suffix == ".xml":
        total = Count()
        try:
            cases = list(xml.parse(path).getroot().iter("testcase"))
        except xml.ParseError as why:
            return Count(failed=1, remarks=[f"FAILED: {path} cannot be read ({why})"])
        for case in cases:
            total.add(count_program(case))
        if not cases:
            total.add(Count(failed=1, remarks=[f"FAILED: {path} holds no tests"]))
        return total
    told = count_output(path.read_text(errors="replace"))
    if told is None:
        return Count(failed=1, remarks=[f"FAILED: {path} counts nothing"])
    return Count(told[0], told[1], [f"FAILED: {told[1]} in {path}"] if told[1] else [])


def main(names: list[str]) -> int:
    total = Count()
    for name in names:
        total.add(count_file(Path(name)))
    for remark in total.remarks:
        print(remark)
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
