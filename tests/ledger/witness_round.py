#!/usr/bin/env python3
"""A hub and a witness, each a process of its own, from the first handshake to an old copy put back.

usage: witness_round.py FOLDER-OF-THE-PROGRAMS HUB-FOLDER
The last line is `N passed, N failed`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

BUILT, HUB = Path(sys.argv[1]), sys.argv[2]
passed, failed = 0, 0


def check(what: str, right: bool) -> None:
    global passed, failed
    if right:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, flush=True)


def run(program: str, *words: str | Path, given: str = "") -> tuple[int, str]:
    done = subprocess.run(
        [BUILT / program, *words], input=given, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False
    )
    return done.returncode, done.stdout


def post(address: str, **fields: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, urllib.parse.urlencode(fields).encode()) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def get(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


class Serving:
    def __init__(self, *folder: str | Path):
        self.process = subprocess.Popen(
            [BUILT / "openmash", "serve", *folder, "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        self.address = re.search(r"http://\S+", self.process.stdout.readline()).group()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def main(at: Path) -> None:
    data, keys, database = at / "data", at / "hub.keys", at / "data" / "hub.db"
    folder = ("--data", data, "--keys", keys)
    check("a hub is made", run("openmash", "init", *folder, "--hub", HUB)[0] == 0)
    key = run("openmash", "public-key", *folder)[1].strip()
    check("it has a public key", key.startswith("openmash-ledger/"))
    mine = ("--folder", at / "witness")
    made, witness = run("openmash-witness", "init", *mine, "--name", "police.example/1", "--ledger", key)
    check("a witness is made", made == 0 and witness.startswith("police.example/1+"))
    stranger = ("--folder", at / "stranger")
    run("openmash-witness", "init", *stranger, "--name", "nobody.example", "--ledger", key)
    check("the hub listens to it", run("openmash", "add-witness", *folder, "--witness", witness.strip())[0] == 0)
    check("and to nothing else", run("openmash", "add-witness", *folder, "--witness", key)[0] == 1)

    def round_trip(address: str, who=mine) -> tuple[int, int, int]:
        """Status of asking, of signing, of bringing it back."""
        asked, growth = post(address + "/ledger/ask", ask=run("openmash-witness", "ask", *who)[1])
        if asked != 200:
            return asked, -1, -1
        signed, note = run("openmash-witness", "sign", *who, given=growth)
        return asked, signed, post(address + "/ledger/witnessed", note=note)[0]

    with Serving(*folder) as hub:
        check("a witness signs and the hub keeps it", round_trip(hub.address) == (200, 0, 200))
        check("also when nothing is new", round_trip(hub.address) == (200, 0, 200))
        check("whoever the hub was not told of learns nothing", round_trip(hub.address, stranger)[0] == 403)
        check("nobody learns anything by asking without a signature", post(hub.address + "/ledger/ask")[0] == 403)
        check("nonsense is no checkpoint", post(hub.address + "/ledger/witnessed", note="x")[0] == 400)
        check("pages are shown", get(hub.address + "/") == 200)
    # The hub writes on: every account is an event.
    shutil.copy(database, at / "later.db")
    check("invented work is recorded", run("openmash", "demo", *folder)[0] == 0)
    with Serving(*folder) as hub:
        check("a longer record is signed", round_trip(hub.address) == (200, 0, 200))
    size = int(run("openmash-witness", "size", *mine)[1])
    check("the witness has seen it grow", size > 100)
    (at / "held").write_text(run("openmash-witness", "last", *mine)[1])
    verify = ("openmash-verify", database, "--key", key, "--held", at / "held")
    check("the file is sound, and what is held is in it", run(*verify)[0] == 0)
    check("with the keys too", run("openmash", "verify", *folder)[0] == 0)
    other = subprocess.run(
        [sys.executable, Path(__file__).with_name("verify_ledger.py"), "--held", at / "held", "--key", "/dev/stdin", database],
        input=key,
        text=True,
        stdout=subprocess.PIPE,
        check=False,
    )
    check("the second verifier says the same", other.stdout == "sound\n")

    shutil.copy(database, at / "whole.db")
    shutil.copy(at / "later.db", database)
    status, said = run(*verify)
    check("an old copy put back is found by whoever holds a checkpoint", status == 1 and "held outside" in said)
    with Serving(*folder) as hub:
        check("the hub shows nothing from it", get(hub.address + "/") == 503)
        check("and nothing on any page", get(hub.address + "/sign-in") == 503)
        check("the witness contradicts it", round_trip(hub.address)[1] == 1)
    check("nothing is written to it", run("openmash", "demo", *folder)[0] != 0)
    # As if what lies beside the keys had been taken away too: the witness brings it back.
    kept = Path(str(keys) + ".witnessed")
    kept.unlink()
    with Serving(*folder) as hub:
        check("without what lies beside the keys nobody in the hub can tell", get(hub.address + "/") == 200)
        check("the witness can, and stops it", round_trip(hub.address) == (200, 1, 409))
        check("at once", get(hub.address + "/") == 503)
    shutil.copy(at / "whole.db", database)
    with Serving(*folder) as hub:
        check("the whole record put back is served again", get(hub.address + "/") == 200)
        check("and signed", round_trip(hub.address) == (200, 0, 200))


with tempfile.TemporaryDirectory() as place:
    main(Path(place))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
