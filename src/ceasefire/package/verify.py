#!/usr/bin/env python3
"""Check a package that `ceasefire export DIR --dossier FILE` wrote. Needs Python 3.9 or newer, nothing else and no network.

    python3 verify.py [PACKAGE]           a zip or a folder; left out: the folder that this file is in
        --head SIZE-ROOT                  a head that you got elsewhere, or a file with a signed head
        --key NAME+ID+KEY                 a key that you got elsewhere, by which the package has to be signed
        --reveal FILE                     an entry that was revealed to you later

Exit code 0: all that can be checked holds. 1: something does not, or cannot be read. Nothing is unpacked and nothing written.
Whoever made a package could also have changed this file in it: take verify.py from another place.
"""

from __future__ import annotations

import argparse
import base64
import csv
import hashlib
import io
import json
import re
import struct
import sys
import zipfile
import zlib
from pathlib import Path

LIMIT = 2**30  # bytes of a file that is read whole
csv.field_size_limit(LIMIT)
BAD = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError, OSError, EOFError, MemoryError)
BAD += (csv.Error, zipfile.BadZipFile, zlib.error, struct.error)  # what damaged input can lead to; it is told as such
STATES = {"review": "under_review", "endorse": "endorsed", "change": "endorsed", "publish": "published", "withdraw": "withdrawn", "clarify": "under_review"}

def sha(data):
    return hashlib.sha256(data).digest()

def roots(leaves, sizes):
    """The root of the tree of the first n leaves, for each n in sizes (RFC 6962: a node is SHA-256 of 01, left, right)."""
    made, whole = {0: sha(b"")}, []  # roots of complete subtrees, from left to right
    for n, leaf in enumerate(leaves, 1):
        whole.append(leaf)
        rest = n
        while rest % 2 == 0:
            right = whole.pop()
            whole.append(sha(b"\1" + whole.pop() + right))
            rest //= 2
        if n in sizes:
            top = whole[-1]
            for left in reversed(whole[:-1]):
                top = sha(b"\1" + left + top)
            made[n] = top
    return made

def canonical(value):
    """Canonical JSON, RFC 8785; a tuple is a number with a fraction, as it was written."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, tuple):
        return value[0]
    return json.dumps(value, ensure_ascii=False)

# Ed25519, RFC 8032, verification only
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def point(data):
    """(x, y) of the point that 32 bytes stand for; None when they stand for none."""
    y, sign = int.from_bytes(data, "little") % 2**255, data[31] // 128
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    return (x if x % 2 == sign else P - x), y

def plus(p, q):
    k = D * p[0] * q[0] * p[1] * q[1]
    return (p[0] * q[1] + p[1] * q[0]) * pow(1 + k, -1, P) % P, (p[1] * q[1] + p[0] * q[0]) * pow(1 - k, -1, P) % P

def times(n, p):
    made = (0, 1)
    for bit in bin(n)[2:]:
        made = plus(plus(made, made), p) if bit == "1" else plus(made, made)
    return made

def signed_by(key, signature, text):
    """Whether 64 bytes are the signature of the key (32 bytes) over the text. A number S beyond L is refused (RFC 8032, 5.1.7)."""
    a, s = point(key) if len(key) == 32 else None, int.from_bytes(signature[32:], "little")
    if a is None or len(signature) != 64 or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    x, y = plus(times(s, point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))), times(k, (P - a[0], a[1])))  # s B - k A
    return (y + x % 2 * 2**255).to_bytes(32, "little") == signature[:32]

def parse_key(line):
    """(name, id, 32 bytes) of `name+8 hex digits+base64`."""
    name, given, coded = line.strip().split("+", 2)
    raw = base64.b64decode(coded, validate=True)
    made = sha(name.encode() + b"\n" + raw)[:4]
    if len(raw) != 33 or raw[0] != 1 or made.hex() != given.lower():
        raise ValueError("the key of " + name + " does not have its id")
    return name, made, raw[1:]

def parse_note(note):
    """(text, size, root, [(name, key id, signature)]) of a signed head, as C2SP's checkpoints are written."""
    found = re.fullmatch("([^\n]+\n([0-9]{1,15})\n([A-Za-z0-9+/=]{44})\n(?:[^\n]+\n)*)\n((?:\u2014 [^ \n]+ [A-Za-z0-9+/=]{92}\n){1,100})", note)
    if not found:
        raise ValueError("it is no signed note")
    marks = [(line.split(" ")[1], base64.b64decode(line.split(" ")[2])) for line in found[4].splitlines()]
    return found[1], int(found[2]), base64.b64decode(found[3]), [(name, raw[:4], raw[4:]) for name, raw in marks]

class Files:
    """The files of a package in a folder or a zip, by name. odd: what is wrong with their names."""
    def __init__(self, path):
        self.odd, self.where, self.zip = [], {}, None
        if path.is_dir():
            for one in sorted(path.rglob("*")):
                if one.is_symlink():
                    self.odd.append(f"{one} is a link and no file")
                elif one.is_file():
                    self.where[one.relative_to(path).as_posix()] = one
            return
        self.zip = zipfile.ZipFile(path)
        infos = [i for i in self.zip.infolist() if not i.filename.endswith("/")]
        base = next((i.filename[:-9] for i in infos if re.fullmatch(r"[^/]+/bagit\.txt", i.filename)), "")
        for info in infos:
            name, parts = info.filename, info.filename.split("/")
            if info.compress_type not in (0, 8) or {"", ".", ".."} & set(parts) or re.search(r"[\\:]", name) or name != info.orig_filename or not name.startswith(base):
                self.odd.append(f"{name} has a name or a form that no package has, and may lead out of its folder: do not unpack it")
            elif name[len(base) :] in self.where:
                self.odd.append(f"{name} is there twice")
            else:
                self.where[name[len(base) :]] = info

    def open(self, name):
        if name not in self.where:
            raise ValueError(name + " is missing")
        return self.zip.open(self.where[name]) if self.zip else self.where[name].open("rb")

    def text(self, name):
        with self.open(name) as file:
            return file.read(LIMIT).decode("utf-8", "replace")

    def digest(self, name):
        made = hashlib.sha256()
        with self.open(name) as file:
            while part := file.read(2**20):
                made.update(part)
        return made.hexdigest()

def spelled(numbers):
    """`1-4,6` of numbers."""
    firsts = sorted(n for n in numbers if n - 1 not in numbers)
    lasts = sorted(n for n in numbers if n + 1 not in numbers)
    return ", ".join(str(firsts[i]) if firsts[i] == lasts[i] else f"{firsts[i]}-{lasts[i]}" for i in range(len(firsts)))

class Check:
    """One check of a package. good, wrong, unsaid: sentences."""
    def __init__(self, files, keys=(), head=None):
        self.files, self.keys, self.head, self.good, self.wrong, self.unsaid = files, list(keys), head, [], list(files.odd), []
        self.digests, self.leaves, self.entries, self.accounted, self.own = {}, [], {}, set(), 0

    def all(self, reveal=()):
        steps = (self.bag, self.ledger, self.exported, self.heads, self.reports, self.kept, self.tables, self.rest)
        for step, *given in [*[(step,) for step in steps], *[(self.reveal, path) for path in reveal]]:
            before = len(self.wrong)
            try:
                told = step(*given)
            except BAD as error:
                self.wrong.append(f"{' '.join([step.__doc__, *given])} cannot be checked: {error} ({type(error).__name__})")
            else:
                self.good += [told] if told and len(self.wrong) == before else []

    def name(self, seq):
        return "entry {} ({}, {})".format(seq, *self.entries[seq])

    def of(self, kind):
        return [(seq, one[2]) for seq, one in sorted(self.entries.items()) if one[0] == kind]

    def same(self, file, digest, who):
        """Whether a file has the digest that an entry gives."""
        self.accounted.add(file)
        if file not in self.digests:
            self.wrong.append(f"{who}: {file} is missing")
        elif self.digests[file] != digest:
            self.wrong.append(f"{who}: {file} was altered, its bytes are not those that were entered")

    def bag(self):
        """the list of files"""
        for name in sorted(self.files.where):
            try:
                self.digests[name] = self.files.digest(name)
            except BAD as error:
                self.wrong.append(f"{name} cannot be read: {error}")
        self.wrong += [] if self.files.text("bagit.txt").startswith("BagIt-Version: 1.0\n") else ["bagit.txt is that of no bag of version 1.0"]
        for manifest, payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
            listed = {}
            for line in self.files.text(manifest).rstrip("\n").split("\n"):
                digest, _, name = line.partition("  ")
                listed[name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")] = digest
            there = {n for n in self.digests if n.startswith("data/") == payload and n != "tagmanifest-sha256.txt"}
            for name in sorted(there | set(listed)):
                if listed.get(name) != self.digests.get(name):
                    what = "is not there" if name not in self.digests else "is not listed" if name not in listed else "is not as it is listed"
                    self.wrong.append(f"{name} {what} ({manifest})")
        return f"all {len(self.digests)} files are there as they are listed"

    def ledger(self):
        """the ledger"""
        lines = self.files.text("data/ledger/leaves.txt").split("\n")
        if lines.pop() or not all(re.fullmatch("[0-9a-f]{64}", line) for line in lines):
            raise ValueError("data/ledger/leaves.txt has a line that is no hash")
        self.leaves = [bytes.fromhex(line) for line in lines]
        self.accounted |= {"data/ledger/leaves.txt", "data/ledger/entries.jsonl", "data/ledger/head.txt"}
        last, old = 0, {}
        with self.files.open("data/ledger/entries.jsonl") as file:
            for n, line in enumerate(file, 1):
                body = line.rstrip(b"\n")
                try:
                    told = json.loads(body, parse_float=lambda text: (text,))
                    seq, kind, at, payload, prev = (told[key] for key in ("seq", "kind", "at", "payload", "prev"))
                    if type(seq) is not int or not 0 < seq <= len(self.leaves) or not isinstance(payload, dict):
                        raise ValueError("its number is none of this ledger")
                    made = canonical(told).encode()
                    payload = {"report": {"id": payload["report"]["id"]}} if kind == "report_received" else payload  # no more is needed
                except BAD as error:
                    self.wrong.append(f"line {n} of entries.jsonl, after entry {last}, is no entry: {error}")
                    continue
                name = f"entry {seq} ({kind}, {at})"
                if seq <= last:
                    self.wrong.append(f"{name} stands after entry {last}: the order was changed")
                if sha(b"\0" + body) != self.leaves[seq - 1]:
                    self.wrong.append(f"{name} was altered: its content does not give its hash")
                elif made != body:
                    self.wrong.append(f"{name} is not in canonical form")
                before = self.leaves[seq - 2].hex() if seq > 1 else "0" * 64
                if prev != before and ("salt" in told or old.get(seq - 1, prev) != prev):  # the first format had no salt
                    self.wrong.append(f"{name} does not follow entry {seq - 1} as it is here: one of the two was altered")
                old = {} if "salt" in told else {seq: sha(body).hex()}
                self.entries[seq], last = (kind, at, payload), max(seq, last)
        size, _, root = self.files.text("data/ledger/head.txt").strip().partition("-")
        made = roots(self.leaves, {int(size), self.head[0] if self.head else 0})
        if int(size) != len(self.leaves):
            self.wrong.append(f"head.txt stands for {int(size)} entries, and there are {len(self.leaves)} hashes: entries were cut off or the head was swapped")
        elif made[int(size)].hex() != root:
            self.wrong.append("head.txt is not the head of these entries: it was swapped, or the hash of an entry was altered")
        if self.head and self.head[0] > len(self.leaves):
            self.unsaid.append(f"whether this ledger goes on as the head that you gave says: it is of {self.head[0]} entries, and there are {len(self.leaves)} here")
        elif self.head and made[self.head[0]] != self.head[1]:
            self.wrong.append(f"the first {self.head[0]} entries are not those of the head that you gave: one of them was altered, cut off or written anew")
        return f"{len(self.entries)} entries that are shown give their hashes, and all {len(self.leaves)} hashes give the head {size}-{root}"

    def exported(self):
        """what the package was made of"""
        if not self.of("dossier_exported"):
            self.wrong.append("no entry says what this package was made of: that entry (dossier_exported) was removed")
            return None
        self.own, told = self.of("dossier_exported")[-1]
        for file, digest in sorted(told["files"].items()):
            self.same(file, digest, self.name(self.own))
        shown = {n for first, last in told["shown"] for n in range(first, min(last, len(self.leaves)) + 1)}
        lost = sorted(shown - set(self.entries))
        self.wrong += [f"entry {seq} was shown when the package was made, as {self.name(self.own)} says, and was removed" for seq in lost]
        return f"tables, texts and entries are those that {self.name(self.own)} says were given to readers at the mark {told['tlp']}"

    def heads(self):
        """signed heads"""
        covered, sure, notes = 0, 0, []
        for seq, payload in self.of("head_signed"):
            try:
                notes.append((seq, parse_note(payload["note"]), self.keys + [parse_key(line) for line in payload.get("keys", ())]))
            except BAD as error:
                self.wrong.append(f"{self.name(seq)} holds no signed head: {error}")
        made = roots(self.leaves, {note[1] for _, note, _ in notes})
        for seq, (text, size, root, marks), keys in notes:
            if size >= seq or made.get(size) != root:
                self.wrong.append(f"{self.name(seq)}: entries 1-{size} are not those that were signed: one was altered, or the signed head was swapped")
            for name, key, mark in marks:
                known = next((k for k in keys if k[:2] == (name, key)), None)
                if known is None:
                    self.unsaid.append(f"whether the signature of {name} in {self.name(seq)} is right: its key is not here")
                elif not signed_by(known[2], mark, text.encode()):
                    self.wrong.append(f"{self.name(seq)}: the signature of {name} is false")
                else:
                    covered, sure = max(covered, size), max(sure, size if known in self.keys else 0)
                    if known not in self.keys:
                        shown = f"{name}+{key.hex()}+{base64.b64encode(bytes([1]) + known[2]).decode()}"
                        self.unsaid.append(f"whose key {shown} is, by which entries 1-{size} are signed: compare it with one that you got elsewhere (--key)")
        if self.keys and sure < self.own:
            self.wrong.append(f"none of the keys that you gave signed entries 1-{self.own}, of which this package was made")
        if covered < self.own:
            more = "nobody signed them. Compare data/ledger/head.txt with a head that you got elsewhere (--head)"
            self.unsaid.append(f"whether entries {covered + 1}-{len(self.leaves)} were written anew by whoever holds the ledger: {more}")
        return f"signatures over entries 1-{covered} are right" if covered else None

    def reports(self):
        """reports"""
        there = {n.rpartition("/")[2].partition(".")[0]: n for n in self.files.where if n.startswith("data/reports/")}
        for seq, payload in self.of("report_received"):
            known = payload["report"]["id"]
            self.same(there.get(known, f"data/reports/{known}"), known, self.name(seq))
        return f"{len(self.of('report_received'))} reports have the bytes that were received"

    def kept(self):
        """files of the dossier and briefs"""
        for seq, told in self.of("dossier_file"):
            self.same(f"data/dossier/{seq:06d}/" + re.sub("[^A-Za-z0-9._/-]", "_", told["path"]).replace("..", "__"), told["sha256"], self.name(seq))
        for seq, told in self.of("brief_published"):
            if "size" in told:
                self.same(f"data/briefs/{seq:06d}.html", told["sha256"], self.name(seq))
            else:
                self.unsaid.append(f"what the brief of {self.name(seq)} says: its page was not kept")
        return f"{len(self.of('dossier_file'))} states of files of the dossier and {len(self.of('brief_published'))} briefs are those that were entered"

    def rows(self, table):
        return list(csv.DictReader(io.StringIO(self.files.text(f"data/tables/{table}.csv"), newline="")))

    def tables(self):
        """tables"""
        claims = {row["claim_id"]: row["report"] for row in self.rows("claims")}
        ids = {told["report"]["id"] for _, told in self.of("report_received")}
        self.wrong += [f"claims.csv: {claim} rests on report {one[:12]}, which is not here" for claim, one in claims.items() if one not in ids]
        incidents = {row["id"]: row for row in self.rows("incidents")}
        for row in incidents.values():
            lost = {*row["claims_for"].split(";"), *row["claims_against"].split(";")} - {"", *claims}
            self.wrong += [f"incidents.csv: {row['id']} rests on {claim}, which is not here" for claim in sorted(lost)]
        said, shown = self.of("judgement"), self.rows("judgements")
        states = {told["finding"]: STATES[told["decision"]] for _, told in said if told["decision"] != "dissent" and not told.get("meanwhile")}
        for row in self.rows("findings"):
            if row["incident"] not in incidents:
                self.wrong.append(f"findings.csv: {row['id']} is about {row['incident']}, which is not here")
            if row["state"] != states.get(row["id"], "proposed"):
                self.wrong.append(f"findings.csv: {row['id']} is '{row['state']}', which is not what the judgements on it make of it")
        self.wrong.extend(f"judgements.csv: {row} is no judgement that was entered" for row in shown[len(said) :])
        for n, (seq, told) in enumerate(said):
            want = {"seq": str(seq), "at": self.entries[seq][1], **{k: cell(told.get(k)) for k in ("by", "finding", "decision", "outcome", "responsibility", "why", "meanwhile")}}
            if n >= len(shown) or shown[n] != want:
                self.wrong.append(f"judgements.csv: line {n + 2} is not what {self.name(seq)} says")
        return f"{len(claims)} claims, {len(incidents)} incidents and {len(said)} judgements in the tables rest on what is here"

    def rest(self):
        """what nothing names and what is not shown"""
        lost = sorted(n for n in self.digests if n.startswith("data/") and n not in self.accounted)
        self.wrong += [f"{name} was added: no entry names it" for name in lost]
        absent = set(range(1, len(self.leaves) + 1)) - set(self.entries)
        for seq, told in self.of("entry_erased"):
            gone = absent & set(told["entries"])
            self.unsaid += [f"what entries {spelled(gone)} said: they were erased, as {self.name(seq)} says"] if gone else []
            absent -= gone
        more = "they are not shown to readers of this package. That they were there, and are the same as ever, the head shows"
        self.unsaid += [f"what entries {spelled(absent)} say: {more}"] if absent else []

    def reveal(self, path):
        """the revealed entry in"""
        told = json.loads(Path(path).read_bytes())
        body, seq, entry = told["leaf"].encode(), told["seq"], json.loads(told["leaf"])
        name = f"revealed entry {seq} ({entry['kind']}, {entry['at']})"
        if type(seq) is not int or not 0 < seq <= len(self.leaves):
            self.unsaid.append(f"whether the {name} belongs to this ledger: the package is of an earlier day and has {len(self.leaves)} entries")
        elif self.leaves[seq - 1] != sha(b"\0" + body):
            self.wrong.append(f"{name} is not the entry whose hash this package has under that number")
        if told.get("content") is not None and sha(base64.b64decode(told["content"])).hex() != (entry["payload"].get("report") or {"id": entry["payload"].get("sha256")})["id"]:
            self.wrong.append(f"{name}: the bytes that came with it are not those that it names")
        return f"the {name} is the one whose hash this package has" if seq <= len(self.leaves) else None

def cell(value):
    """A value as the tables write it: a text that a spreadsheet would take for a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text else text

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", nargs="?", default=Path(__file__).resolve().parent)
    parser.add_argument("--head", default="")
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument("--reveal", action="append", default=[])
    given, head = parser.parse_args(), None
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if given.head and re.fullmatch("[0-9]{1,15}-[0-9a-f]{64}", given.head):
            head = (int(given.head[:-65]), bytes.fromhex(given.head[-64:]))
        elif given.head:
            head = parse_note(Path(given.head).read_text("utf-8"))[1:3]
        check = Check(Files(Path(given.package)), [parse_key(line) for line in given.key], head)
    except BAD as error:
        print(f"DOES NOT HOLD   {given.package} or what was given with it cannot be read: {error} ({type(error).__name__})")
        return 1
    check.all(given.reveal)
    for word, lines in (("holds", check.good), ("cannot be said", check.unsaid), ("DOES NOT HOLD", check.wrong)):
        for line in lines:
            print(word.ljust(15), re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "?", line))
    print("\nThis package does NOT hold." if check.wrong else "\nEverything that can be checked holds.")
    return 1 if check.wrong else 0

if __name__ == "__main__":
    sys.exit(main())
