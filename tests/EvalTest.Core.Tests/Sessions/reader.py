"""A second reader of session files, written from FORMAT.md alone.

usage: reader.py FOLDER...      or, with no argument, one folder a line on standard input
Prints one line of JSON for each experiment folder: its state, as the tests' SessionState.cs writes it.
"""

import hashlib
import json
import os
import re
import stat
import sys

LONGEST_LINE = 16 * 1024 * 1024
DEEPEST = 64
LARGEST_NUMBER = 2**53 - 1
LARGEST_COUNT = 2**31 - 1

FRAME = re.compile(rb'\{"n":(0|[1-9][0-9]{0,15}),"t":"([a-z0-9-]{1,32})".*,"c":"([0-9a-f]{8})"\}\Z', re.DOTALL)
FORMAT = re.compile(r"evaltest/(0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?\Z")
HEAD = ["eval", "variant", "id", "trial", "attempt", "inputHash", "outcome", "passed", "scores"]


class NotOfThisFormat(Exception):
    """The checksum holds, the content is not what the format says."""


class Refused(Exception):
    """A later major format: the whole experiment is left alone."""


# ---- CRC-32C ----

def _crc_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


_TABLE = _crc_table()


def crc32c(*parts):
    crc = 0xFFFFFFFF
    for part in parts:
        for byte in part:
            crc = (crc >> 8) ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


# ---- JSON ----

class Object(dict):
    """A JSON object that remembers whether a name occurred twice."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self.twice = len(self) != len(pairs)


def _refuse_constant(text):
    raise ValueError(text)


def parse(line):
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=Object, parse_constant=_refuse_constant,
                           parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise NotOfThisFormat(str(error))
    _check(value, 1)
    return value


def _integer(text):
    # An integer of thousands of digits is JSON like any other; Python would rather not convert it.
    return float("inf") if len(text) > 400 else int(text)


def _check(value, depth):
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise NotOfThisFormat("half a surrogate pair")
    elif isinstance(value, (dict, list)):
        if depth > DEEPEST:
            raise NotOfThisFormat("too deep")
        if isinstance(value, dict):
            for name in value:
                _check(name, depth)
        for inner in value.values() if isinstance(value, dict) else value:
            _check(inner, depth + 1)


def text(fields, name):
    value = fields.get(name)
    if not isinstance(value, str):
        raise NotOfThisFormat(name)
    return value


def number(value, least=0, most=LARGEST_NUMBER):
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise NotOfThisFormat("number")
    return value


def optional(fields, name, kind):
    if name in fields and not isinstance(fields[name], kind):
        raise NotOfThisFormat(name)
    return fields.get(name)


def seen_of(fields):
    seen = fields.get("seen")
    if not isinstance(seen, Object) or seen.twice:
        raise NotOfThisFormat("seen")
    return {session: number(last) for session, last in seen.items()}


# ---- lines ----

class Damage(Exception):
    def __init__(self, kind):
        self.kind = kind


def lines_of(data):
    """(number of the line in the file, its bytes without the line feed, whether it had one)"""
    start, count = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        count += 1
        if end < 0:
            yield count, data[start:], False
            return
        yield count, data[start:end], True
        start = end + 1


def framed(line, ended, session=None):
    """The number, type and fields of a line that matches its checksum."""
    if len(line) + 1 > LONGEST_LINE:
        raise Damage("long")
    if not ended:
        raise Damage("torn")
    match = FRAME.match(line)
    if match is None or int(match.group(1)) > LARGEST_NUMBER:
        raise Damage("line")
    n, kind = int(match.group(1)), match.group(2).decode("ascii")
    if session is None:
        session = _session_named_by(line)
    if crc32c(session.encode("utf-8"), line[: match.start(3) - len(',"c":"')]) != int(match.group(3), 16):
        raise Damage("line")
    return n, kind


def _session_named_by(line):
    try:
        fields = parse(line)
        return text(fields, "session")
    except NotOfThisFormat:
        raise Damage("line")


# ---- a file ----

class Session:
    def __init__(self, fields):
        self.id = text(fields, "session")
        self.assembly = text(fields, "assembly")
        self.seen = seen_of(fields)
        self.records = []
        self.last = 0
        self.status = None


def header_of(line, ended):
    n, kind = framed(line, ended)
    fields = parse(line)
    if n != 0 or kind != "header" or fields.twice:
        raise NotOfThisFormat("header")
    match = FORMAT.match(text(fields, "format"))
    if match is None:
        raise NotOfThisFormat("format")
    if match.group(1) != "1":
        raise Refused(fields["format"])
    text(fields, "experiment")
    return Session(fields)


class File:
    """One file: what of it can be believed, and what is damaged."""

    def __init__(self, folder, name):
        self.name = name
        self.damage = []
        self.session = None
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        self.length = len(data)
        self.lines = lines_of(data)
        count, line, ended = next(self.lines, (1, b"", False))
        try:
            self.session = header_of(line, ended)
        except Damage as damage:
            self._damaged(count, "header")
        except NotOfThisFormat:
            self._damaged(count, "header")

    def read(self, due, is_copy):
        """Adds the records with a number from `due` on to the session."""
        for count, line, ended in self.lines:
            try:
                n, kind = framed(line, ended, self.session.id)
                if n < due:
                    if is_copy:
                        continue
                    raise Damage("order")
                if n > due:
                    self._damaged(count, "gap")
                due = n + 1
                self.session.last = n
                self.session.records.append(record_of(n, kind, line))
            except Damage as damage:
                self._damaged(count, damage.kind)
            except NotOfThisFormat:
                self._damaged(count, "content")
        return due

    def _damaged(self, count, kind):
        self.damage.append({"file": self.name, "line": count, "kind": kind})


# ---- records ----

def record_of(n, kind, line):
    fields = parse(line)
    if fields.twice:
        raise NotOfThisFormat("a name twice")
    checked = RECORDS.get(kind, lambda fields: None)(fields)
    return n, kind, checked


def sample_of(fields):
    names = list(fields)[2:-1]
    head = [name for name in HEAD if name in fields]
    if names[: len(head)] != head:
        raise NotOfThisFormat("the head's fields are not first, or not in order")
    if fields.get("outcome") not in ("completed", "error", "timeout", "skipped"):
        raise NotOfThisFormat("outcome")
    if not re.match(r"[0-9a-f]{32}\Z", text(fields, "inputHash")):
        raise NotOfThisFormat("inputHash")
    return {
        "key": (text(fields, "eval"), optional(fields, "variant", str), text(fields, "id"),
                number(fields.get("trial"), 0, LARGEST_COUNT)),
        "attempt": number(fields.get("attempt"), 1, LARGEST_COUNT),
        "inputHash": fields["inputHash"],
        "outcome": fields["outcome"],
        "passed": optional(fields, "passed", bool),
        "scores": scores_of(fields),
    }


def scores_of(fields):
    scores = optional(fields, "scores", Object)
    if scores is None:
        return {}
    if scores.twice:
        raise NotOfThisFormat("a score twice")
    return {name: score_of(score) for name, score in scores.items()}


def score_of(score):
    if not isinstance(score, Object) or score.twice:
        raise NotOfThisFormat("score")
    value = score.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise NotOfThisFormat("value")
    try:
        value = float(value)
    except OverflowError:
        raise NotOfThisFormat("value")
    if value in (float("inf"), float("-inf")):
        raise NotOfThisFormat("value")
    optional(score, "reason", str)
    return {"value": value, "passed": optional(score, "passed", bool)}


def plan_of(fields):
    stale = optional(fields, "stale", list) or []
    if not all(isinstance(id, str) for id in stale):
        raise NotOfThisFormat("stale")
    if not isinstance(fields.get("exhausted"), bool):
        raise NotOfThisFormat("exhausted")
    number(fields.get("count"))
    return {"eval": text(fields, "eval"), "stale": stale, "continues": optional(fields, "continues", bool) or False}


def retract_of(fields):
    if fields.get("what") not in ("all", "failed"):
        raise NotOfThisFormat("what")
    return {"eval": text(fields, "eval"), "what": fields["what"], "filter": optional(fields, "filter", str),
            "seen": seen_of(fields)}


def end_of(fields):
    if fields.get("status") not in ("finished", "stopped"):
        raise NotOfThisFormat("status")
    return {"status": fields["status"]}


def header_again(fields):
    raise NotOfThisFormat("a header is the first line only")


RECORDS = {"header": header_again, "eval": lambda fields: text(fields, "eval"), "sample": sample_of, "plan": plan_of,
           "retract": retract_of, "end": end_of}


# ---- which record counts ----

def known(seen, sessions):
    """What follows from `seen`: session -> the last n, by way of every session whose file is here."""
    result, ahead = {}, [seen]
    visited = set()
    while ahead:
        for session, last in ahead.pop().items():
            result[session] = max(last, result.get(session, -1))
            if session in sessions and session not in visited:
                visited.add(session)
                ahead.append(sessions[session].seen)
    return result


def in_order(sessions):
    left = dict(sessions)
    while left:
        free = [id for id, session in left.items() if not any(other in left and other != id for other in session.seen)]
        first = min(free or left, key=lambda id: id.encode("utf-8"))
        yield left.pop(first)


def matches(pattern, id):
    expression, at = "", 0
    while at < len(pattern):
        character = pattern[at]
        close = pattern.find("]", at + 2 + (pattern[at + 1: at + 2] == "!")) if character == "[" else -1
        if character == "*":
            expression += ".*"
        elif character == "?":
            expression += "."
        elif close > 0:
            inside = pattern[at + 1: close]
            negated = inside.startswith("!")
            inside = re.sub(r"([\\\]\[^&~|])", r"\\\1", inside[negated:])
            expression += "[" + "^" * negated + inside + "]"
            at = close
        else:
            expression += re.escape(character)
        at += 1
    return re.fullmatch(expression, id, re.DOTALL) is not None


class Fold:
    def __init__(self, sessions):
        self.sessions = sessions
        self.current = {}
        self.stale = {}

    def add(self, session):
        seen = known(session.seen, self.sessions)
        for n, kind, record in session.records:
            if kind == "sample":
                self._sample(dict(record, session=session.id, n=n), seen)
            elif kind == "plan":
                ids = self.stale.get(record["eval"], set()) if record["continues"] else set()
                self.stale[record["eval"]] = ids | set(record["stale"])
            elif kind == "retract":
                self._retract(record, session.id)
            elif kind == "end":
                session.status = record["status"]

    def _sample(self, new, seen):
        old = self.current.get(new["key"])
        if old is None or replaces(new, old, seen):
            self.current[new["key"]] = new

    def _retract(self, retract, own):
        seen = known(retract["seen"], self.sessions)
        for key, record in list(self.current.items()):
            if key[0] != retract["eval"]:
                continue
            if record["session"] != own and seen.get(record["session"], -1) < record["n"]:
                continue
            if retract["what"] == "failed" and not failed(record):
                continue
            if retract["filter"] is None or matches(retract["filter"], key[2]):
                del self.current[key]


def replaces(new, old, seen):
    completed = new["outcome"] == "completed", old["outcome"] == "completed"
    if new["session"] == old["session"] or seen.get(old["session"], -1) >= old["n"]:
        return completed[0] or not completed[1] or new["inputHash"] != old["inputHash"]
    return (completed[0], new["attempt"], new["session"].encode()) > (completed[1], old["attempt"], old["session"].encode())


def failed(record):
    return record["passed"] is False or record["outcome"] in ("error", "timeout")


# ---- an experiment's folder ----

def session_files(folder, damage):
    files = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".jsonl"):
            continue
        if stat.S_ISREG(os.lstat(os.path.join(folder, name)).st_mode):
            files.append(File(folder, name))
        else:
            damage.append({"file": name, "line": 0, "kind": "file"})
    return files


def state_of(folder):
    damage = []
    try:
        files = session_files(folder, damage)
    except Refused as refused:
        return {"refused": str(refused)}
    assemblies = {}
    for file in sorted(files, key=lambda file: (-file.length, file.name.encode("utf-8"))):
        if file.session is not None:
            sessions = assemblies.setdefault(file.session.assembly, {})
            session, is_copy = sessions.setdefault(file.session.id, file.session), file.session.id in sessions
            is_copy = session is not file.session
            file.session = session
            session.due = file.read(session.due if is_copy else 1, is_copy)
        damage += file.damage
    damage.sort(key=lambda one: (one["file"], one["line"], one["kind"]))
    return {"assemblies": {name: assembly_of(sessions) for name, sessions in assemblies.items()}, "damage": damage}


def assembly_of(sessions):
    fold = Fold(sessions)
    order = list(in_order(sessions))
    for session in order:
        fold.add(session)
    results = {}
    for (eval, variant, id, trial), record in fold.current.items():
        trials = results.setdefault(eval, {}).setdefault(variant or "", {}).setdefault(id, {})
        trials[str(trial)] = shown(record)
    return {
        "sessions": [{"id": one.id, "last": one.last, "status": one.status} for one in order],
        "results": results,
        "stale": {eval: sorted(ids) for eval, ids in fold.stale.items() if ids},
    }


def shown(record):
    return {name: record[name] for name in ("session", "n", "outcome", "attempt", "inputHash", "passed", "scores")}


def ends_as_written(path):
    """Whether the file's `end` names the SHA-256 of all before it; None without an `end` or a `sha256`."""
    with open(path, "rb") as file:
        data = file.read()
    start = data.rfind(b"\n", 0, len(data) - 1) + 1
    fields = json.loads(data[start:])
    if fields.get("t") != "end" or "sha256" not in fields:
        return None
    return hashlib.sha256(data[:start]).hexdigest() == fields["sha256"]


if __name__ == "__main__":
    for folder in sys.argv[1:] or (line.rstrip("\n") for line in sys.stdin):
        print(json.dumps(state_of(folder), sort_keys=True))
