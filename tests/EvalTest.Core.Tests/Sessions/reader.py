"""A second reader of session files, written from FORMAT.md alone, with nothing but Python's standard library.

usage: reader.py FOLDER...      or, with no argument, one folder a line on standard input
Prints one line of JSON for each experiment's folder: the state of each assembly, and what is damaged.
"""

import hashlib
import json
import os
import re
import stat
import sys

LONGEST_LINE = 16 * 1024 * 1024
DEEPEST = 80
HIGHEST_NUMBER = 2**53 - 1
HIGHEST_COUNT = 2**31 - 1
HIGHEST_ATTEMPT = 65535
MOST_PARTS = 10000

FRAME = re.compile(rb'\{"n":(0|[1-9][0-9]{0,15}),"t":"([a-z0-9-]{1,32})",.*,"c":"([0-9a-f]{8})"\}\Z', re.DOTALL)
HEAD = ["eval", "variant", "id", "trial", "attempt", "inputHash", "outcome", "passed", "scores"]


class NotOfThisFormat(Exception):
    """The checksum holds, the content is not what the format says."""


class Disbelieved(Exception):
    """A line that is torn, too long, or does not match its checksum."""


class Refused(Exception):
    """Another format: the whole experiment is left alone."""


# ---- CRC-32C ----

def table_of_crcs():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


TABLE = table_of_crcs()


def crc32c(*parts):
    crc = 0xFFFFFFFF
    for part in parts:
        for byte in part:
            crc = (crc >> 8) ^ TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


# ---- JSON ----

class Object(dict):
    """A JSON object that remembers which names occurred more than once."""

    def __init__(self, pairs):
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.repeated = {name for name in names if names.count(name) > 1} if len(self) != len(names) else set()


def refuse_constant(text):
    raise ValueError(text)


def integer(text):
    # Python would rather not convert digits by the thousands; no field of ours takes so many.
    return int(text) if len(text) < 400 else float(text)


def parse(line):
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=Object, parse_constant=refuse_constant, parse_int=integer)
    except (ValueError, RecursionError) as error:
        raise NotOfThisFormat(str(error))
    check(value, 1)
    if value.repeated:
        raise NotOfThisFormat("a name twice")
    return value


def check(value, depth):
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise NotOfThisFormat("half of a surrogate pair")
    elif isinstance(value, (dict, list)):
        if depth > DEEPEST:
            raise NotOfThisFormat("too deep")
        for name in value if isinstance(value, dict) else ():
            check(name, depth)
        for inner in value.values() if isinstance(value, dict) else value:
            check(inner, depth + 1)


def required(fields, name, kind):
    if not isinstance(fields.get(name), kind):
        raise NotOfThisFormat(name)
    return fields[name]


def optional(fields, name, kind):
    return required(fields, name, kind) if name in fields else None


def named(fields, name):
    return required(fields, name, str) or required({}, name, str)


def whole(fields, name, least=0, most=HIGHEST_NUMBER):
    value = required(fields, name, int)
    if isinstance(value, bool) or not least <= value <= most:
        raise NotOfThisFormat(name)
    return value


def seen_of(fields):
    seen = required(fields, "seen", Object)
    if seen.repeated:
        raise NotOfThisFormat("seen")
    return {session: whole(seen, session) for session in seen}


# ---- lines ----

def lines_of(data):
    """The number of each line in the file, its bytes without the line feed, and whether it had one."""
    start = count = 0
    while start < len(data):
        end = data.find(b"\n", start)
        count += 1
        yield count, data[start:] if end < 0 else data[start:end], end >= 0
        start = len(data) if end < 0 else end + 1


def framed(line, ended, session=None):
    """The number and type of a line that matches its checksum; a header names the session itself."""
    if len(line) + 1 > LONGEST_LINE:
        raise Disbelieved("toolong")
    if not ended:
        raise Disbelieved("torn")
    match = FRAME.match(line)
    if match is None or int(match.group(1)) > HIGHEST_NUMBER:
        raise Disbelieved("checksum")
    session = session if session is not None else session_of(parse(line))
    if crc32c(session.encode("utf-8"), line[: match.start(3) - len(',"c":"')]) != int(match.group(3), 16):
        raise Disbelieved("checksum")
    return int(match.group(1)), match.group(2).decode("ascii")


def session_of(fields):
    session = required(fields, "session", str)
    if not re.fullmatch("[A-Za-z0-9._-]{1,128}", session):
        raise NotOfThisFormat("session")
    return session


class Session:
    def __init__(self, fields):
        self.id = session_of(fields)
        required(fields, "experiment", str)
        self.assembly = named(fields, "assembly")
        self.seen = seen_of(fields)
        self.files = []
        self.records = []
        self.last = -1
        self.status = None

    def read(self):
        """The records of all its files together, by number; equal lines are one, others of one number go by their bytes."""
        lines = sorted(((n, line, order, count, kind) for order, file in enumerate(self.files) for n, line, count, kind in file.believed(self.id)),
                       key=lambda one: one[:3])
        forked, before = False, (-1, b"")
        for n, line, order, count, kind in lines:
            if (n, line) == before:
                continue
            if n == before[0] and not forked:
                forked = True
                self.files[order].damaged(count, "fork")
            before = (n, line)
            try:
                self.records.append((n, kind, record_of(n, kind, line)))
            except NotOfThisFormat:
                self.files[order].damaged(count, "content")
        self.last = before[0]


def header_of(line, ended):
    n, kind = framed(line, ended)
    if n != 0 or kind != "header":
        raise NotOfThisFormat("header")
    fields = parse(line)
    if required(fields, "format", str) != "evaltest/1":
        raise Refused(fields["format"])
    return Session(fields)


# ---- a file ----

class File:
    """One session file: its session, or None, and what of it is damaged."""

    def __init__(self, folder, name):
        self.name = name
        self.damage = []
        self.session = None
        with open(os.path.join(folder, name), "rb") as file:
            self.data = file.read()
        if not self.data:
            self.damaged(0, "empty")
            return
        _, line, ended = next(lines_of(self.data))
        try:
            self.session = header_of(line, ended)
        except (Disbelieved, NotOfThisFormat):
            self.damaged(1, "header")

    def believed(self, session):
        """The number, bytes, place and type of each line that matches its checksum and comes after those before it."""
        due = 0
        for count, line, ended in lines_of(self.data):
            try:
                n, kind = framed(line, ended, session)
            except Disbelieved as why:
                self.damaged(count, str(why))
                continue
            if n < due:
                self.damaged(count, "order")
                continue
            if n > due:
                self.damaged(count, "missing")
            due = n + 1
            yield n, line, count, kind

    def damaged(self, count, kind):
        self.damage.append(f"{self.name}:{count} {kind}")


# ---- records ----

def record_of(n, kind, line):
    fields = parse(line)
    if (n == 0) != (kind == "header"):
        raise NotOfThisFormat("the header is the first line, and only that")
    return RECORDS[kind](fields) if kind in RECORDS else None


def sample_of(fields):
    names = list(fields)[2:]
    head = [name for name in HEAD if name in fields]
    if names[: len(head)] != head:
        raise NotOfThisFormat("the head is not first, or not in order")
    if fields.get("outcome") not in ("completed", "error", "timeout", "skipped"):
        raise NotOfThisFormat("outcome")
    if not re.fullmatch("[0-9a-f]{32}", required(fields, "inputHash", str)):
        raise NotOfThisFormat("inputHash")
    scores = scores_of(optional(fields, "scores", Object) if "scores" in fields else Object([]))
    behind = [name for name in names[len(head):] if name != "c"][:2]
    cluster = fields["cluster"] if behind[:1] == ["cluster"] or behind == ["expectedHash", "cluster"] else None
    sample = {
        "key": (named(fields, "eval"), variant_of(fields), required(fields, "id", str), whole(fields, "trial", 0, HIGHEST_COUNT)),
        "attempt": whole(fields, "attempt", 1, HIGHEST_ATTEMPT),
        "inputHash": fields["inputHash"],
        "outcome": fields["outcome"],
        "passed": optional(fields, "passed", bool),
        "scores": {name: value for name, (value, _) in scores.items()} if fields["outcome"] == "completed" else {},
        "verdicts": {name: passed for name, (_, passed) in scores.items()},
    }
    if isinstance(cluster, str) and cluster:
        sample["cluster"] = cluster
    return sample


def scores_of(scores):
    if scores.repeated:
        raise NotOfThisFormat("a score twice")
    return {name: value_of(scores[name]) for name in scores}


def value_of(score):
    if not isinstance(score, Object) or score.repeated & {"value", "passed"}:
        raise NotOfThisFormat("score")
    passed = optional(score, "passed", bool)
    value = required(score, "value", (int, float))
    try:
        value = None if isinstance(value, bool) else float(value)
    except OverflowError:
        value = None
    if value is None or value in (float("inf"), float("-inf")):
        raise NotOfThisFormat("value")
    return value, passed


def plan_of(fields):
    stale = optional(fields, "stale", list) or []
    if not all(isinstance(id, str) for id in stale):
        raise NotOfThisFormat("stale")
    optional(fields, "continues", bool)
    limit = whole(fields, "limit", 0, HIGHEST_COUNT) if "limit" in fields else None
    if "trials" in fields:
        whole(fields, "trials", 1, HIGHEST_COUNT)
    everything = required(fields, "exhausted", bool) and limit is None and optional(fields, "filter", str) is None and shard_of(fields) is None
    return {"eval": named(fields, "eval"), "variant": variant_of(fields), "count": whole(fields, "count", 0, HIGHEST_COUNT), "everything": everything}


def retract_of(fields):
    if fields.get("what") not in ("all", "failed"):
        raise NotOfThisFormat("what")
    pattern = optional(fields, "filter", str)
    return {"eval": named(fields, "eval"), "variant": variant_of(fields), "what": fields["what"], "seen": seen_of(fields),
            "filter": pattern_of(pattern) if pattern is not None else None, "shard": shard_of(fields)}


def forget_of(fields):
    records = required(fields, "records", Object)
    if records.repeated:
        raise NotOfThisFormat("records")
    optional(fields, "failed", bool)
    return {session: ranges_of(required(records, session, list)) for session in records}


def ranges_of(array):
    ranges, before = [], -1
    for one in array:
        if isinstance(one, list) and len(one) != 2:
            raise NotOfThisFormat("range")
        first, last = [whole({"": number}, "") for number in (one if isinstance(one, list) else [one, one])]
        if not before < first <= last:
            raise NotOfThisFormat("order")
        ranges.append((first, last))
        before = last
    return ranges


def note_of(fields):
    try:
        scores = scores_of(optional(fields, "scores", Object) if "scores" in fields else Object([]))
        if not all(name.strip() for name in scores) or not re.fullmatch("[0-9a-f]{32}", required(fields, "inputHash", str)):
            raise NotOfThisFormat("note")
        return {"key": (named(fields, "eval"), variant_of(fields), required(fields, "id", str), whole(fields, "trial", 0, HIGHEST_COUNT)),
                "record": (required(fields, "session", str), whole(fields, "line"), fields["inputHash"]), "scores": scores,
                "text": fields["text"] if isinstance(fields.get("text"), str) else ""}
    except NotOfThisFormat:
        return None


def end_of(fields):
    if fields.get("status") not in ("finished", "stopped") or not re.fullmatch("[0-9a-f]{64}", required(fields, "sha256", str)):
        raise NotOfThisFormat("end")
    return fields["status"]


def eval_of(fields):
    return named(fields, "eval"), variant_of(fields)


def variant_of(fields):
    return optional(fields, "variant", str) or ""


RECORDS = {"eval": eval_of, "sample": sample_of, "plan": plan_of, "retract": retract_of, "forget": forget_of, "note": note_of, "end": end_of}


# ---- parts of a dataset ----

def shard_of(fields):
    """The number of the part and the number of parts; None for the whole."""
    text = optional(fields, "shard", str)
    if text is None:
        return None
    match = re.fullmatch("([1-9][0-9]*)/([1-9][0-9]*)", text, re.ASCII)
    if match is None or not int(match.group(1)) <= int(match.group(2)) <= MOST_PARTS:
        raise NotOfThisFormat("shard")
    number, count = int(match.group(1)), int(match.group(2))
    return (number, count) if count > 1 else None


def holds(shard, id):
    number, count = shard
    return int.from_bytes(hashlib.sha256(id.encode("utf-8")).digest()[:8], "big") % count + 1 == number


# ---- patterns over sample ids ----

def units(text):
    """The text with one character for each of its UTF-16 code units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2))


def pattern_of(pattern):
    pattern, expression, at = units(pattern), "", 0
    while at < len(pattern):
        close = pattern.find("]", at + 2) if pattern[at] == "[" else -1
        if close < 0:
            expression += {"*": ".*", "?": "."}.get(pattern[at]) or re.escape(pattern[at])
        else:
            negated = pattern[at + 1] in "!^" and close > at + 2
            members = pattern[at + 1 + negated: close]
            expression += "[" + "^" * negated + re.sub(r"([\\\[\]^&~|])", r"\\\1", members) + "]"
            at = close
        at += 1
    try:
        return re.compile(expression, re.DOTALL)
    except re.error:
        raise NotOfThisFormat("filter")


# ---- which record counts ----

def seen_by_way_of(seen, folded):
    """All that follows from a `seen`: session -> the last n."""
    result, ahead = {}, [seen]
    for names in ahead:
        for session, last in names.items():
            if session in folded:
                if session not in result:
                    ahead.append(folded[session].seen)
                result[session] = max(last, result.get(session, -1))
    return result


def in_order(sessions):
    left = dict(sessions)
    while left:
        free = [id for id in left if not any(other in left and other != id for other in left[id].seen)]
        yield left.pop(min(free or left))


class Fold:
    """For each key the records that stand."""

    def __init__(self):
        self.folded = {}
        self.standing = {}
        self.planned = {}
        self.notes = []

    def add(self, session):
        seen = seen_by_way_of(session.seen, self.folded)
        for n, kind, record in session.records:
            if kind == "sample":
                self.sample(dict(record, session=session.id, n=n), seen)
            elif kind == "plan" and record["everything"]:
                self.planned.setdefault(record["eval"], {})[record["variant"]] = record["count"]
            elif kind == "retract":
                self.retract(record, session.id)
            elif kind == "forget":
                self.forget(record, session.id, seen)
            elif kind == "note" and record is not None:
                self.notes.append(record)
            elif kind == "end":
                session.status = record
        self.folded[session.id] = session

    def sample(self, new, seen):
        left, stands = [], True
        for old in self.standing.get(new["key"], []):
            if not knew(new["session"], seen, old):
                left.append(old)
            elif old["outcome"] == "completed" != new["outcome"] and old["inputHash"] == new["inputHash"]:
                left.append(old)
                stands = False
        self.standing[new["key"]] = left + [new] if stands else left

    def retract(self, retract, own):
        seen = seen_by_way_of(retract["seen"], self.folded)
        for key, records in self.standing.items():
            if key[0] == retract["eval"] and retract["variant"] in ("", key[1]) and (retract["filter"] is None or retract["filter"].fullmatch(units(key[2]))) \
                    and (retract["shard"] is None or holds(retract["shard"], key[2])):
                records[:] = [one for one in records if not (knew(own, seen, one) and (retract["what"] == "all" or failed(one)))]

    def forget(self, named, own, seen):
        for records in self.standing.values():
            records[:] = [one for one in records if not (knew(own, seen, one) and any(first <= one["n"] <= last for first, last in named.get(one["session"], ())))]

    def current(self):
        """For each key the record that counts, of those that stand."""
        return {key: max(records, key=lambda one: (one["outcome"] == "completed", one["attempt"], one["session"]))
                for key, records in self.standing.items() if records}

    def reviewed(self, record):
        """A record that counts, with what people said of it."""
        notes = [note for note in self.notes if note["key"] == record["key"] and note["record"] == (record["session"], record["n"], record["inputHash"])]
        reviewed = {name: record[name] for name in record if name != "verdicts"}
        if notes:
            reviewed["notes"] = [note["text"] for note in notes]
        edits = {name: score for note in notes for name, score in note["scores"].items()}
        if edits and record["outcome"] == "completed":
            verdicts = dict(record["verdicts"], **{name: passed for name, (_, passed) in edits.items()})
            given = [passed for passed in verdicts.values() if passed is not None]
            reviewed["scores"] = dict(record["scores"], **{name: value for name, (value, _) in edits.items()})
            reviewed["passed"] = all(given) if given else record["passed"]
        return reviewed

    def conflicts(self):
        """Keys for which two completed records stand that say different things."""
        return [key for key, records in self.standing.items()
                if len({(one["inputHash"], one["passed"], tuple(sorted(one["scores"].items()))) for one in records if one["outcome"] == "completed"}) > 1]


def knew(session, seen, record):
    return record["session"] == session or seen.get(record["session"], -1) >= record["n"]


def failed(record):
    return record["passed"] is False or record["outcome"] in ("error", "timeout")


# ---- an experiment's folder ----

def state_of(folder):
    damage, files = [], []
    try:
        for name in sorted(os.listdir(folder), key=os.fsencode):
            if name.endswith(".jsonl"):
                if stat.S_ISREG(os.lstat(os.path.join(folder, name)).st_mode):
                    files.append(File(folder, name))
                else:
                    damage.append(f"{name}:0 nofile")
    except Refused as refused:
        return {"refused": str(refused)}
    assemblies = {}
    for file in sorted(files, key=lambda file: -len(file.data)):
        if file.session is not None:
            sessions = assemblies.setdefault(file.session.assembly, {})
            sessions.setdefault(file.session.id, file.session).files.append(file)
    states = {name: assembly_of(sessions) for name, sessions in assemblies.items()}
    return {"assemblies": states, "damage": sorted(damage + [one for file in files for one in file.damage])}


def assembly_of(sessions):
    fold, order, results = Fold(), list(in_order(sessions)), {}
    for session in order:
        session.read()
        fold.add(session)
    conflicts = fold.conflicts()
    for key, record in fold.current().items():
        eval, variant, id, trial = key
        trials = results.setdefault(eval, {}).setdefault(variant, {}).setdefault(id, {})
        reviewed = fold.reviewed(record)
        trials[str(trial)] = dict({name: reviewed[name] for name in reviewed if name != "key"}, conflict=key in conflicts)
    return {
        "sessions": [{"id": session.id, "last": session.last, "status": session.status} for session in order],
        "planned": {eval if variant == "" else f"{eval}({variant})": count for eval, counts in fold.planned.items() for variant, count in counts.items()},
        "results": results,
    }


if __name__ == "__main__":
    for folder in sys.argv[1:] or (line.rstrip("\n") for line in sys.stdin):
        print(json.dumps(state_of(folder), sort_keys=True))
