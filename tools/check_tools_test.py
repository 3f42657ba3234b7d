"""The tools that judge the tree are judged here: each must catch what it is for, in a tree planted with it."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_asvs  # its list of requirements makes the page that is planted

TOOLS = Path(__file__).resolve().parent
LAW = {
    "base": {"rooms": [], "outside": []},
    "domain": {"rooms": ["base"], "outside": [], "forbidden": ["random", "ctime"]},
    "db": {"rooms": ["base"], "outside": ["sqlite3.h", "posix"]},
    "seal": {"rooms": ["base"], "outside": ["boost/json"], "test_outside": ["date/"]},
    "ledger": {"rooms": ["base", "db"], "outside": []},
    "verifier": {"rooms": ["base"], "headers": ["seal/hash.h"], "outside": []},
    "web": {"rooms": ["base", "domain"], "outside": []},
    "cli": {"rooms": ["*"], "but_not": ["main", "web"], "outside": []},
    "main": {"rooms": ["*"], "outside": []},
}
HEADER = "// What it is. What it never does. Where to look next.\n#pragma once\n"
FILES = {
    "src/base/a.h": HEADER,
    "src/db/a.h": HEADER,
    "src/domain/a.h": HEADER,
    "src/ledger/memory_ledger.h": HEADER,
    "src/main/a.h": HEADER,
    "src/seal/hash.h": HEADER,
    "src/seal/keys.h": HEADER,
    "src/web/a.h": HEADER,
}


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.law = json.loads(json.dumps(LAW))
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def ask(self, tool: str, *options: str) -> tuple[int, str]:
        self.write("tools/rooms.json", json.dumps(self.law))
        done = subprocess.run(
            [sys.executable, "-B", TOOLS / tool, "--root", self.root, *options],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


class Rooms(Tree):
    def assert_passes(self):
        status, told = self.ask("check_rooms.py")
        self.assertEqual(status, 0, told)

    def assert_caught(self, *words: str):
        status, told = self.ask("check_rooms.py")
        self.assertEqual(status, 1, told)
        for word in words:
            self.assertIn(word, told)

    def test_a_tree_that_keeps_the_law_passes(self):
        self.write("src/db/b.cpp", '#include <sqlite3.h>\n#include <unistd.h>\n#include <vector>\n#include "base/a.h"\n')
        self.write("src/verifier/a.cpp", '#include "seal/hash.h"\n')
        self.write("src/seal/a.cpp", "#include <boost/json.hpp>\n#include <boost/json/value.hpp>\n")
        self.write("src/main/a.cpp", '#include "web/a.h"\n#include "domain/a.h"\n')
        self.assert_passes()

    def test_crossing_to_a_room_not_allowed_is_caught_with_file_and_line(self):
        self.write("src/domain/b.cpp", '#include "base/a.h"\n\n#include "db/a.h"\n')
        self.assert_caught('src/domain/b.cpp:3: #include "db/a.h"', "domain may include: base")

    def test_a_single_header_allowed_does_not_open_its_room(self):
        self.write("src/verifier/a.cpp", '#include "seal/keys.h"\n')
        self.assert_caught("src/verifier/a.cpp:1")

    def test_a_single_header_may_lie_beside_src_if_the_law_names_it(self):
        self.write("bench/benches.h", "")
        self.write("src/main/a.cpp", '#include "bench/benches.h"\n')
        self.assert_caught("src/main/a.cpp:1")
        self.law["main"]["headers"] = ["bench/benches.h"]
        self.assert_passes()

    def test_nobody_includes_main(self):
        self.write("src/cli/a.cpp", '#include "main/a.h"\n')
        self.assert_caught("src/cli/a.cpp:1")

    def test_an_include_that_does_not_resolve_is_caught(self):
        self.write("src/domain/b.cpp", '#include "a.h"\n')
        self.assert_caught("src/domain/b.cpp:1", "no such file under src/")

    def test_climbing_out_of_a_room_is_caught(self):
        self.write("src/domain/b.cpp", '#include "domain/../db/a.h"\n')
        self.assert_caught("src/domain/b.cpp:1")

    def test_our_header_in_angle_brackets_is_caught(self):
        self.write("src/domain/b.cpp", "#include <db/a.h>\n")
        self.assert_caught("src/domain/b.cpp:1", 'is written "db/a.h"')

    def test_an_outside_header_not_allowed_is_caught(self):
        self.write("src/domain/b.cpp", "#include <sqlite3.h>\n#include <unistd.h>\n#include <boost/beast.hpp>\n")
        self.assert_caught("src/domain/b.cpp:1", "src/domain/b.cpp:2", "src/domain/b.cpp:3")

    def test_an_outside_name_is_not_a_prefix_of_another(self):
        self.write("src/seal/a.cpp", "#include <boost/jsonish.hpp>\n")
        self.assert_caught("src/seal/a.cpp:1")

    def test_a_forbidden_standard_header_is_caught_by_either_name(self):
        self.write("src/domain/b.cpp", "#include <random>\n#include <time.h>\n")
        self.assert_caught("src/domain/b.cpp:1", "src/domain/b.cpp:2")

    def test_a_computed_include_is_caught(self):
        self.write("src/domain/b.cpp", '#define WHAT "db/a.h"\n#  include WHAT\n')
        self.assert_caught("src/domain/b.cpp:2", "compute")

    def test_an_include_continued_on_the_next_line_is_caught(self):
        self.write("src/domain/b.cpp", '#include \\\n"db/a.h"\n')
        self.assert_caught("src/domain/b.cpp:1")

    def test_an_include_in_a_comment_or_a_raw_string_is_none(self):
        self.write(
            "src/domain/b.cpp",
            '// "\n/*\n#include "db/a.h"\n*/\nauto a = R"(\n#include "db/a.h"\n)";\n// #include "db/a.h"\n',
        )
        self.assert_passes()

    def test_a_comment_sign_in_a_string_hides_nothing(self):
        self.write("src/domain/b.cpp", 'auto a = "/*";\n#include "db/a.h"\nauto b = "*/";\n')
        self.assert_caught("src/domain/b.cpp:2")

    def test_tests_may_use_doctest_the_memory_ledger_and_their_own_outside(self):
        self.write("src/web/a_test.cpp", '#include <doctest/doctest.h>\n#include "ledger/memory_ledger.h"\n')
        self.write("src/seal/a_test.cpp", "#include <date/date.h>\n")
        self.assert_passes()

    def test_tests_obey_the_rest_of_the_law(self):
        self.write("src/web/a_test.cpp", '#include "db/a.h"\n')
        self.assert_caught("src/web/a_test.cpp:1")

    def test_other_files_may_not_use_what_tests_may(self):
        self.write("src/web/a.cpp", '#include <doctest/doctest.h>\n#include "ledger/memory_ledger.h"\n')
        self.write("src/seal/a.cpp", "#include <date/date.h>\n")
        self.assert_caught("src/web/a.cpp:1", "src/web/a.cpp:2", "src/seal/a.cpp:1")

    def test_a_room_without_an_entry_is_caught(self):
        self.write("src/attic/a.cpp", "")
        self.assert_caught("src/attic", "no entry")

    def test_a_circle_is_caught(self):
        self.law["base"]["rooms"] = ["ledger"]
        self.assert_caught("circle")

    def test_a_misspelt_law_is_caught(self):
        self.law["base"]["rooms"] = ["legder"]
        self.assert_caught("legder")
        self.law["base"] = {"room": []}
        self.assert_caught("room")

    def test_the_committed_picture_must_be_the_one_printed(self):
        status, picture = self.ask("check_rooms.py", "--picture")
        self.assertEqual(status, 0)
        page = "# Rooms\n\n<!-- rooms -->\n```text\n{}```\n<!-- /rooms -->\n"
        self.write("ARCHITECTURE.md", page.format(picture))
        self.assert_passes()
        self.write("ARCHITECTURE.md", page.format(picture.replace("db", "bd")))
        self.assert_caught("ARCHITECTURE.md")


class House(Tree):
    def assert_caught(self, *words: str):
        status, told = self.ask("check_house.py")
        self.assertEqual(status, 1, told)
        for word in words:
            self.assertIn(word, told)

    def assert_passes(self):
        status, told = self.ask("check_house.py")
        self.assertEqual(status, 0, told)

    def test_a_tidy_tree_passes(self):
        self.write("docs/decisions/0001-one.md", "One.\n")
        self.assert_passes()

    def test_forbidden_names_are_caught_in_files_and_types(self):
        self.write("src/base/string_utils.h", HEADER)
        self.write("src/base/b.h", HEADER + "class CaseManager {};\nstruct ChildData {};\n")
        self.assert_caught("src/base/string_utils.h:1: [name]", "CaseManager", "ChildData")

    def test_a_word_that_names_something_is_not_forbidden(self):
        self.write("src/base/data_key.h", HEADER + "struct DataKey {};\nstruct ServiceOffered {};\n")
        self.assert_passes()

    def test_a_header_without_its_three_sentences_is_caught(self):
        self.write("src/base/b.h", "#pragma once\n")
        self.write("src/base/c.h", "// A thing.\n#pragma once\n")
        self.assert_caught("src/base/b.h:1: [comment]", "src/base/c.h:1: [comment]")

    def test_two_decisions_of_one_number_are_caught(self):
        self.write("docs/decisions/0002-one.md", "")
        self.write("docs/decisions/0002-two.md", "")
        self.write("docs/decisions/two.md", "")
        self.assert_caught("taken by 0002-one.md", "docs/decisions/two.md:1")

    def test_strange_files_and_big_files_are_caught(self):
        self.write("assets/a.exe", "")
        self.write("assets/a.css", "a" * 200_001)
        self.assert_caught("assets/a.exe:1: [kind]", "assets/a.css:1: [size]")

    def test_paths_of_a_machine_and_registries_are_caught(self):
        self.write("docs/a.md", "\nsee /home" + "/ann/x\n")
        self.write("docs/b.md", "https://registry." + "npmjs.org/x\n")
        self.write("docs/c.md", "see the page /work and /work/list, or https://example.org/home/x\n")
        self.assert_caught("docs/a.md:2: [path]", "docs/b.md:1: [registry]")
        self.assertNotIn("docs/c.md", self.ask("check_house.py")[1])

    def test_judging_access_beside_the_rules_is_caught(self):
        self.write("src/domain/access/may.cpp", "auto who = access::" + "Who::guest;\n")
        self.write("src/web/page.cpp", "if (relation == access::" + "Relation::none) {}\n")
        status, told = self.ask("check_house.py")
        self.assertEqual(status, 1, told)
        self.assertIn("src/web/page.cpp:1: [access]", told)
        self.assertNotIn("may.cpp:1: [access]", told)

    def test_a_stray_note_to_self_is_caught(self):
        self.write("src/base/b.cpp", "// TO" + "DO later\n")
        self.assert_caught("src/base/b.cpp:1: [to-do]")

    def test_a_source_nobody_compiles_is_caught(self):
        self.write("src/base/CMakeLists.txt", "openmash_room(base SOURCES b.cpp)\n")
        self.write("src/base/b.cpp", "")
        self.write("src/base/lost_b.cpp", "")
        self.assert_caught("src/base/lost_b.cpp:1: [dead]")
        self.assertNotIn("src/base/b.cpp", self.ask("check_house.py")[1])

    def test_an_exemption_holds_for_its_rule_and_its_path_only(self):
        self.write("assets/a.exe", "")
        self.write("tools/exemptions.txt", "assets/a.exe kind 2026-01-02 a reason\n")
        self.assert_passes()
        self.write("assets/b.exe", "")
        self.assert_caught("assets/b.exe")

    def test_an_exemption_no_longer_needed_is_caught(self):
        self.write("tools/exemptions.txt", "assets/a.exe kind 2026-01-02 a reason\n")
        self.assert_caught("no longer needed")

    def test_budgets_are_advice_and_never_fail(self):
        self.write("src/base/b.cpp", "int f() {\n" + "  f();\n" * 500 + "}\n")
        status, told = self.ask("check_house.py", "--advice")
        self.assertEqual(status, 0)
        self.assertIn("advice: src/base/b.cpp:400: 502 lines", told)
        self.assertIn("advice: src/base/b.cpp:1: a function of 502 lines", told)


class Counting(unittest.TestCase):
    def count(self, cases: str, suffix: str = ".xml") -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "results" + suffix)
            path.write_text(f"<testsuite>{cases}</testsuite>" if suffix == ".xml" else cases)
            done = subprocess.run(
                [sys.executable, "-B", TOOLS / "count_tests.py", path], capture_output=True, text=True, check=False
            )
        return done.returncode, done.stdout.strip()

    @staticmethod
    def case(status: str, output: str = "", inside: str = "") -> str:
        return f'<testcase name="a" status="{status}">{inside}<system-out>{output}</system-out></testcase>'

    DOCTEST = "[doctest] test cases: {} | {} passed | {} failed | {} skipped\n"

    def test_doctest_cases_are_counted_one_by_one(self):
        cases = self.case("run", self.DOCTEST.format(5, 5, 0, 0)) + self.case("run", self.DOCTEST.format(2, 2, 0, 0))
        self.assertEqual(self.count(cases), (0, "7 passed, 0 failed"))

    def test_failed_cases_fail_the_count(self):
        status, told = self.count(self.case("fail", self.DOCTEST.format(5, 3, 2, 0)))
        self.assertEqual((status, told.split("\n")[-1]), (1, "3 passed, 2 failed"))

    def test_a_programs_own_last_line_is_believed_before_doctests(self):
        told = "3 passed, 0 failed\n" + self.DOCTEST.format(1, 1, 0, 0) + "12 passed, 0 failed\n"
        self.assertEqual(self.count(self.case("run", told)), (0, "12 passed, 0 failed"))

    def test_a_crash_after_passing_cases_is_a_failure(self):
        status, told = self.count(self.case("fail", self.DOCTEST.format(5, 5, 0, 0)))
        self.assertEqual((status, told.split("\n")[-1]), (1, "5 passed, 1 failed"))

    def test_a_program_with_nothing_to_test_is_a_failure(self):
        status, _ = self.count(self.case("run", self.DOCTEST.format(0, 0, 0, 0)))
        self.assertEqual(status, 1)

    def test_a_program_that_tells_nothing_counts_for_one(self):
        self.assertEqual(self.count(self.case("run", "fine")), (0, "1 passed, 0 failed"))
        self.assertEqual(self.count(self.case("fail", "not fine"))[1].split("\n")[-1], "0 passed, 1 failed")

    def test_a_skip_is_said_and_a_missing_program_is_a_failure(self):
        status, told = self.count(self.case("notrun", "", '<skipped message="SKIP_RETURN_CODE=77"/>'))
        self.assertEqual(status, 0)
        self.assertIn("skipped: a", told)
        status, told = self.count(self.case("notrun", "", '<skipped message="Unable to find executable"/>'))
        self.assertEqual(status, 1)

    def test_results_that_hold_nothing_or_are_not_there_are_a_failure(self):
        self.assertEqual(self.count("")[0], 1)
        self.assertEqual(self.count("nothing", ".txt")[0], 1)
        self.assertEqual(self.count("a\n4 passed, 0 failed\n", ".txt"), (0, "4 passed, 0 failed"))


class Hubs(Tree):
    def rows(self, **changed: str):
        answers = {str(number): "nothing to build" for number in range(1, 228)} | changed
        return "".join(f"| {number} | It says so | {answer} |\n" for number, answer in answers.items() if answer)

    def told(self, rows: str):
        self.write("docs/hubs.md", rows)
        self.write("hubs/wenbrook/profile.toml", "")
        self.write("src/web/routes.cpp", '{"/about", about},\n')
        return self.ask("check_hubs.py")

    def test_a_table_whose_every_row_points_to_what_is_there_passes(self):
        self.write("tests/scenarios/stories/01-a-story.scenario", "")
        status, told = self.told(self.rows(**{"3": "`01-a-story`, `/about`, `hubs/wenbrook`", "4": "*to come*: `99-no-such`"}))
        self.assertEqual(status, 0, told)

    def test_a_story_page_or_folder_that_is_not_there_is_caught(self):
        for answer in ("`02-no-story`", "`/nowhere`", "`hubs/elsewhere`", "`hubs/wenbrook` `letters/none.v1.txt`"):
            status, told = self.told(self.rows(**{"7": answer}))
            self.assertEqual(status, 1, answer)
            self.assertIn("docs/hubs.md:7: there is no", told)

    def test_a_row_left_out_or_without_an_answer_is_caught(self):
        self.assertIn("row 6; row 5 comes here", self.told(self.rows(**{"5": ""}))[1])
        self.assertIn("the last row is 226", self.told(self.rows(**{"227": ""}))[1])
        self.assertIn("no answer", self.told(self.rows(**{"9": " "}))[1])

    def test_a_hub_named_in_a_source_is_caught(self):
        self.write("src/base/b.cpp", "// as in Wenbrook\n")
        status, told = self.told(self.rows())
        self.assertEqual(status, 1)
        self.assertIn("src/base/b.cpp:1: Wenbrook", told)


class Asvs(Tree):
    """A page in which every requirement is answered, and then one thing is wrong with it."""

    PAGE = "docs/security/asvs.md"

    def setUp(self):
        super().setUp()
        self.write("src/web/a_test.cpp", 'TEST_CASE("a form is "\n          "read whole") {}\n')
        self.write("docs/a.md", "# A\n\n## Behind a proxy\n")
        self.write("assets/a.js", "")

    def told(self, changed: dict[str, str] | None = None) -> tuple[int, str]:
        rows = {}
        for one, level in check_asvs.requirements():
            rows[one] = f'| {one} | {level} | what | met | `src/web/a_test.cpp`: "a form is read whole", "a form…" |'
        rows |= changed or {}
        self.write(self.PAGE, "\n".join(rows.values()) + "\n")
        counts = self.ask("check_asvs.py", "--counts")[1]
        self.write(self.PAGE, counts + "\n".join(rows.values()) + "\n")
        return self.ask("check_asvs.py")

    def assert_caught(self, row: str, words: str):
        status, told = self.told({"1.1.2": row})
        self.assertEqual(status, 1, row)
        self.assertIn(words, told)

    def test_a_page_whose_every_row_names_what_is_there_passes(self):
        row = '| 1.1.2 | 2 | what | operator\'s | `docs/a.md`: "Behind a proxy" |'
        status, told = self.told({"1.1.2": row, "1.1.1": "| 1.1.1 | 2 | what | not yet | nothing shows it |"})
        self.assertEqual(status, 0, told)
        self.assertIn("253 requirements: 251 met", told)

    def test_a_test_a_heading_or_a_file_that_is_not_there_is_caught(self):
        self.assert_caught('| 1.1.2 | 2 | what | met | `src/web/a_test.cpp`: "a form is read" |', "nothing called")
        self.assert_caught('| 1.1.2 | 2 | what | met | `src/web/a_test.cpp`: "a page…" |', "nothing called")
        self.assert_caught('| 1.1.2 | 2 | what | met | `docs/a.md`: "In front of it" |', "nothing called")
        self.assert_caught("| 1.1.2 | 2 | what | met | `src/web/b_test.cpp` |", "there is no src/web/b_test.cpp")

    def test_a_row_that_shows_nothing_is_caught(self):
        self.assert_caught("| 1.1.2 | 2 | what | met | surely |", "name the test or the page")
        self.assert_caught("| 1.1.2 | 2 | what | not yet | |", "say why")
        self.assert_caught("| 1.1.2 | 2 | what | nearly | `docs/a.md` |", "'nearly'")

    def test_a_row_left_out_or_of_another_level_is_caught(self):
        self.assertIn("1.2.1 of level 1; 1.1.2 of level 2 comes here", self.told({"1.1.2": ""})[1])
        self.assert_caught("| 1.1.2 | 1 | what | met | `docs/a.md` |", "1.1.2 of level 2 comes here")
        self.assertIn("252 rows", self.told({"17.3.2": ""})[1])

    def test_what_is_said_not_to_be_there_and_is_is_caught(self):
        row = {"17.3.2": "| 17.3.2 | 2 | what | not applicable | no WebRTC |"}
        self.assertEqual(self.told(row)[0], 0)
        self.write("assets/a.js", "\nnew RTCPeerConnection();\n")
        self.assertIn("assets/a.js:2 has 'RTCPeerConnection'", self.told(row)[1])
        self.assertEqual(self.told()[0], 0)

    def test_counts_that_are_not_those_of_the_rows_are_caught(self):
        self.told()
        page = self.root / self.PAGE
        page.write_text(page.read_text().replace("**253** | **0**", "**252** | **0**"))
        self.assertIn("counts are not those", self.ask("check_asvs.py")[1])


class Glossary(Tree):
    def setUp(self):
        super().setUp()
        self.write("src/domain/events.h", HEADER + "struct MoreAsked {};\nusing ItemId = int;\n")
        self.write("src/domain/given_test.h", HEADER + "struct Given {};\n")

    def test_types_and_words_that_match_pass(self):
        self.write("GLOSSARY.md", "| asking for more | … | `MoreAsked`, `ItemId` |\n")
        status, told = self.ask("check_glossary.py")
        self.assertEqual(status, 0, told)
        self.assertIn("2 types", told)

    def test_a_type_without_a_word_is_caught(self):
        self.write("GLOSSARY.md", "| an item | … | `ItemId` |\n")
        status, told = self.ask("check_glossary.py")
        self.assertEqual(status, 1, told)
        self.assertIn("src/domain/events.h:3: MoreAsked", told)

    def test_a_word_whose_type_is_gone_is_caught(self):
        self.write("GLOSSARY.md", "`MoreAsked`, `ItemId`\n`Gone`\n")
        status, told = self.ask("check_glossary.py")
        self.assertEqual(status, 1, told)
        self.assertIn("GLOSSARY.md:2: there is no Gone", told)


if __name__ == "__main__":
    unittest.main()
