#!/usr/bin/env python3
"""A second verifier of a ledger file, written from docs/formats/ledger.md and from nothing else.

It is slow and plain on purpose: whoever doubts the first verifier can read this one in ten minutes. For each file it
prints "sound", or the first damaged place and what is wrong there.

A body of the record of reading that was archived is looked for in its month's file beside the ledger; where that is not
at hand the line says so.

usage: verify_ledger.py [--key FILE] [--held FILE] LEDGER...
--key: the ledger's public key; --held: a checkpoint that somebody outside kept
"""

import argparse
import base64
import hashlib
import sqlite3
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path


class Damaged(Exception):
    def __init__(self, place: str, why: str):
        super().__init__(f"{place}: {why}")


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


# ---- ed25519, RFC 8032 section 5.1 and its appendix ----

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    m, n = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n: int, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def point_of(packed: bytes):
    y = int.from_bytes(packed, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_right(key: bytes, message: bytes, signature: bytes) -> bool:
    point, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if point is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, point))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- notes ----


def unbase64(text: str) -> bytes | None:
    try:
        made = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return made if base64.b64encode(made).decode() == text else None


def is_name(name: str) -> bool:
    return bool(name) and all(c > " " and c not in "+\x7f" for c in name)


def read_key(text: str, kind: int):
    """Name, id and key of "name+hash+key"; None where that is not one of this kind."""
    parts = text.split("+", 2)
    packed = unbase64(parts[2]) if len(parts) == 3 else None
    if not packed or len(packed) != 33 or packed[0] != kind or not is_name(parts[0]):
        return None
    name_id = sha(parts[0].encode(), b"\n", packed)[:4]
    return (parts[0], name_id, packed[1:]) if name_id.hex() == parts[1] else None


def read_line(line: str):
    """Name, id and signature of a signature's line."""
    if not line.startswith("\u2014 ") or not line.endswith("\n"):
        return None
    name, _, rest = line[2:-1].partition(" ")
    packed = unbase64(rest)
    return (name, packed[:4], packed[4:]) if is_name(name) and packed and len(packed) > 4 else None


def read_note(whole: str):
    """The text and its signatures."""
    text, between, below = whole.rpartition("\n\n")
    signatures = [read_line(line) for line in below.splitlines(keepends=True)]
    return (text + "\n", signatures) if between and signatures and all(signatures) else None


def read_checkpoint(text: str):
    """Origin, size, root."""
    lines = text.split("\n")
    root = unbase64(lines[2]) if len(lines) > 3 else None
    if not root or len(root) != 32 or not lines[0] or not lines[1].isdecimal() or not lines[1].isascii():
        return None
    size = int(lines[1])
    return (lines[0], size, root) if str(size) == lines[1] and size < 2**64 else None


def by_ledger(signature, text: str, key) -> bool:
    name, name_id, signed = signature
    return (name, name_id) == key[:2] and len(signed) == 64 and is_right(key[2], text.encode(), signed)


def by_witness(signature, text: str, key) -> bool:
    name, name_id, signed = signature
    if (name, name_id) != key[:2] or len(signed) != 72:
        return False
    time = int.from_bytes(signed[:8], "big")
    return is_right(key[2], f"cosignature/v1\ntime {time}\n{text}".encode(), signed[8:])


# ---- streams ----


def read_header(packed: bytes):
    at = 0

    def take(size: int) -> bytes:
        nonlocal at
        at += size
        if at > len(packed):
            raise ValueError
        return packed[at - size : at]

    def number(size: int) -> int:
        return int.from_bytes(take(size), "big")

    try:
        if take(16) != b"\x0eopenmash-event\x01":
            return None
        header = {"ledger": take(16), "stream": take(16), "sequence": number(8), "class": number(1)}
        header["time"] = int.from_bytes(take(8), "big", signed=True)
        take(16)
        header["previous"] = take(32)
        header["parts"] = [(number(2), take(16), take(32), take(32)) for _ in range(number(2))]
        header["targets"] = [(take(16), number(8), number(2)) for _ in range(number(2))]
    except ValueError:
        return None
    return header if at == len(packed) and 1 <= header["class"] <= 4 and header["parts"] else None


class Archives:
    """The months' files beside a ledger; `missing` counts the bodies of each month whose file is not at hand."""

    def __init__(self, database, folder: Path, ledger: bytes):
        known = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'archived'").fetchone()
        months = database.execute("SELECT month FROM archived").fetchall() if known else []
        self.folder, self.ledger, self.months = folder, ledger, {month for (month,) in months}
        self.files, self.missing = {}, {}

    def is_whole(self, stream: bytes, sequence: int, part: int, time: int, ciphertext_hash: bytes) -> bool:
        moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=time)
        month = moment.strftime("%Y-%m")
        if month not in self.months:
            return False
        path = self.folder / f"access-{month}.db"
        if not path.exists():
            self.missing[month] = self.missing.get(month, 0) + 1
            return True
        if month not in self.files:
            self.files[month] = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            if self.files[month].execute("SELECT ledger FROM archive").fetchone() != (self.ledger,):
                raise Damaged("ledger", f"the archive of {month} is of another ledger")
        found = self.files[month].execute(
            "SELECT envelope FROM payload WHERE stream = ? AND sequence = ? AND part = ?", (stream, sequence, part)
        ).fetchone()
        return found is not None and sha(found[0]) == ciphertext_hash


def check_stream(ledger: bytes, stream: bytes, head, events, payloads, archives):
    """The stream's leaves, in order; events and payloads are used up from their front."""
    number, _, version, time, last_hash = head

    def damaged(why: str, event: int = 0):
        place = "ledger" if stream == bytes(16) else f"stream {stream.hex()} event {event}"
        raise Damaged(place, why)

    leaves, absent, destroyed = [], [], set()
    previous, before = bytes(32), None
    mine = []
    while payloads and payloads[0][0] == number:
        mine.append(payloads.pop(0))
    while events and events[0][0] == number:
        _, sequence, leaf, packed, kept_hash = events.pop(0)
        expected = len(leaves) + 1
        if sequence != expected:
            damaged("an event is missing", expected)
        header = read_header(packed)
        if header is None:
            damaged("the header is no header", expected)
        event_hash = sha(b"\0", packed)
        if event_hash != kept_hash:
            damaged("the header was changed", expected)
        if (header["ledger"], header["stream"], header["sequence"]) != (ledger, stream, expected):
            damaged("the event belongs somewhere else", expected)
        if header["previous"] != previous:
            damaged("the event does not follow the one before it", expected)
        if before is not None and header["time"] <= before:
            damaged("the event is dated before the one that it follows", expected)
        if bool(header["targets"]) != (header["class"] == 3):
            damaged("class and targets do not agree", expected)
        destroyed |= {(event, part) for target, event, part in header["targets"] if target == stream}
        if not isinstance(leaf, int) or leaf < 0 or (leaves and leaf <= leaves[-1][0]):
            damaged("the event's leaf does not come after that of the one before it", expected)
        leaves.append((leaf, expected, event_hash))
        for i, (part, _, ciphertext_hash, _) in enumerate(header["parts"]):
            if part != i:
                damaged("the parts are not numbered as they should be", expected)
            if mine and mine[0][1:3] < (expected, part):
                damaged("there is a payload that no event mentions", mine[0][1])
            if not mine or mine[0][1:3] != (expected, part):
                absent.append((expected, part, header, ciphertext_hash))
            elif sha(mine.pop(0)[3]) != ciphertext_hash:
                damaged("a part is not what was sealed", expected)
        previous, before = event_hash, header["time"]
    if mine:
        damaged("there is a payload that no event mentions", mine[0][1])
    if len(leaves) != version:
        damaged("the stream should end elsewhere", len(leaves) + 1)
    if not leaves:
        damaged("a stream has no events")
    if (previous, before) != (last_hash, time):
        damaged("the end of the stream is not the one its head names", len(leaves))
    for event, part, header, ciphertext_hash in absent:
        if (event, part) in destroyed:
            continue
        in_archive = header["class"] == 2 and archives.is_whole(stream, event, part, header["time"], ciphertext_hash)
        if not in_archive:
            damaged("a part is missing and no event destroyed it", event)
    return leaves


# ---- the tree ----


def root_of(hashes: list[bytes]) -> bytes:
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    cut = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1", root_of(hashes[:cut]), root_of(hashes[cut:]))


def check_checkpoints(database, origin: str, leaves: list[bytes], key):
    """Text by size, and the roots that were signed."""
    texts, roots, last = {}, [], 0
    for size, whole in database.execute("SELECT size, note FROM checkpoint ORDER BY size"):
        place = f"checkpoint {size}"
        note = read_note(whole) if isinstance(whole, str) else None
        checkpoint = read_checkpoint(note[0]) if note else None
        if not checkpoint or len(note[1]) != 1:
            raise Damaged(place, "it is no checkpoint")
        if key and not by_ledger(note[1][0], note[0], key):
            raise Damaged(place, "it is not signed by the ledger's key")
        if checkpoint[0] != origin or checkpoint[1] != size:
            raise Damaged(place, "it is another ledger's, or of another size")
        if size > len(leaves) or size - last > 1000:
            raise Damaged(place, "the ledger ends before it, or one before it is missing")
        last = size
        texts[size] = note[0]
        roots.append((size, False, checkpoint[2]))
    if key and len(leaves) - last >= 1000:
        raise Damaged(f"leaves {last} to {len(leaves) - 1}", "so many events are under no checkpoint")
    return texts, roots, last


def check_held(held: str, origin: str, leaves: list[bytes], key):
    place = "checkpoint held outside"
    note = read_note(held)
    checkpoint = read_checkpoint(note[0]) if note else None
    if not checkpoint or checkpoint[0] != origin or not any(by_ledger(line, note[0], key) for line in note[1]):
        raise Damaged(place, "it is no checkpoint of this ledger under its key")
    if checkpoint[1] > len(leaves):
        raise Damaged(place, "the ledger is shorter now")
    return checkpoint[1], True, checkpoint[2]


def check_tree(database, leaves: list[bytes], roots, signed: int) -> None:
    kept = database.execute("SELECT level, number, hash FROM node ORDER BY level, number").fetchall()
    levels, level = {0: leaves}, 8
    while signed >> level:
        below = levels[level - 8]
        levels[level] = [root_of(below[i << 8 : (i + 1) << 8]) for i in range(signed >> level)]
        level += 8
    wanted = [(level, i) for level in sorted(levels) if level for i in range(len(levels[level]))]
    uncounted = None
    for i in range(max(len(wanted), len(kept))):
        if i >= len(wanted) or i >= len(kept) or kept[i][:2] != wanted[i]:
            uncounted = wanted[i] if i < len(wanted) else kept[i][:2]
            break
    # The first in the order in which they are complete, the lower before the higher.
    bad = min(
        (((i + 1) << level, level, i) for level, i, kept_hash in kept if kept_hash != levels[level][i]), default=None
    ) if uncounted is None else None
    good = 0
    for size, is_held, root in sorted(roots):
        if root_of(leaves[:size]) == root:
            good = size
            continue
        if is_held:
            raise Damaged("checkpoint held outside", "these are not the events it is over")
        first, last = good, size - 1
        if bad and bad[0] <= size and bad[0] > first:
            first, last = max(first, bad[2] << bad[1]), min(last, bad[0] - 1)
        raise Damaged(f"leaves {first} to {last}", "these events are not those that were signed")
    if uncounted or bad:
        level, number = uncounted or bad[1:]
        raise Damaged(f"node {level} {number}", "missing, one too many, or not the hash of those below it")


def check_witnesses(database, texts) -> None:
    keys = [read_key(text, 4) for (text,) in database.execute("SELECT key FROM witness ORDER BY key")]
    if None in keys:
        raise Damaged("witness", "a witness's key is none")
    for size, line in database.execute("SELECT size, line FROM cosignature ORDER BY size, line"):
        signature = read_line(line) if isinstance(line, str) else None
        if size not in texts or not signature or not any(by_witness(signature, texts[size], key) for key in keys):
            raise Damaged(f"witness of checkpoint {size}", "no such checkpoint, or no known witness's signature")


def check(path: Path, key_text: str | None, held: str | None) -> dict[str, int]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = database.execute("SELECT id, signing_key FROM ledger").fetchall()
    if len(rows) != 1 or not isinstance(rows[0][0], bytes) or len(rows[0][0]) != 16:
        raise Damaged("ledger", "it does not say which it is")
    ledger, named = rows[0]
    key = read_key(key_text, 1) if key_text else None
    if key and named and read_key(named, 1) != key:
        raise Damaged("ledger", "it names another signing key")
    origin = f"openmash-ledger/{ledger.hex()}"
    heads = database.execute("SELECT number, stream, version, recorded_at, hash FROM head ORDER BY number").fetchall()
    events = database.execute(
        "SELECT stream, sequence, leaf, header, hash FROM event ORDER BY stream, sequence"
    ).fetchall()
    payloads = database.execute(
        "SELECT stream, sequence, part, envelope FROM payload ORDER BY stream, sequence, part"
    ).fetchall()
    archives = Archives(database, path.parent, ledger)
    leaves: list[bytes | None] = [None] * len(events)
    for head in heads:
        stream = head[1]
        if len(stream) != 16:
            raise Damaged("ledger", "a stream has lost its id")
        if (events and events[0][0] < head[0]) or (payloads and payloads[0][0] < head[0]):
            raise Damaged(f"stream {stream.hex()} event 0", "rows of a stream without a head come before it")
        for leaf, sequence, event_hash in check_stream(ledger, stream, head, events, payloads, archives):
            if leaf >= len(leaves) or leaves[leaf] is not None:
                raise Damaged(f"stream {stream.hex()} event {sequence}", "its leaf is taken, or beyond the tree")
            leaves[leaf] = event_hash
    if events or payloads:
        raise Damaged("ledger", "there are rows of a stream that has no head")
    texts, roots, signed = check_checkpoints(database, origin, leaves, key)
    if held:
        roots.append(check_held(held, origin, leaves, key))
    check_tree(database, leaves, roots, signed)
    check_witnesses(database, texts)
    return archives.missing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--key", type=Path)
    parser.add_argument("--held", type=Path)
    parser.add_argument("ledgers", type=Path, nargs="+")
    asked = parser.parse_args()
    damaged = False
    for path in asked.ledgers:
        try:
            missing = check(
                path,
                asked.key.read_text().strip() if asked.key else None,
                asked.held.read_text() if asked.held else None,
            )
            not_checked = "".join(f"; {count} bodies of {month} not at hand" for month, count in sorted(missing.items()))
            print("sound" + not_checked, flush=True)
        except Damaged as damage:
            damaged = True
            print(damage, flush=True)
        except sqlite3.DatabaseError as why:
            damaged = True
            print(f"file: {why}", flush=True)
    sys.exit(1 if damaged else 0)


if __name__ == "__main__":
    main()
