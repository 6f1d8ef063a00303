#!/usr/bin/env python3
"""Turn the marked-up articles (articles/*.txt) into articles.jsonl.

  convert.py            write articles.jsonl
  convert.py --check    write nothing, fail if articles.jsonl differs
  convert.py --list F…  print every statement, quotation and name of the files, one a line, for proof-reading

The markup is described in README.md. Standard library only.
"""
import collections
import glob
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {"P": "person", "O": "organization", "L": "place", "G": "group", "E": "event", "A": "law", "W": "work"}
COARSE = {"person": "PER", "organization": "ORG", "place": "LOC"}
# outer pair, inner pair, apostrophe
STYLES = {
    "us": ("“”", "‘’", "’"), "st": ('""', "''", "'"), "uk": ("‘’", "“”", "’"), "uks": ("''", '""', "'"),
    "ukd": ("“”", "‘’", "’"), "fr": ("«»", "“”", "’"), "de": ("„“", "‚‘", "’"), "mix": ("“”", "‘’", "'"),
}
OPENER = re.compile(r"\[([skncdmfx])([0-9a-z]*)(?:=([^\s\]]+))?(?: |(?=[<‹\[]))")
NAME_AT = re.compile(r"\{([POLGEAW-]):?([^}]*)\}")
LIKELY = re.compile(r"\b(?:said|says?|saying|told|tells?|add(?:s|ed|ing)|warn\w*|argu\w*|claim\w*|insist\w*|accus\w*|den(?:y|ies|ied)|urg(?:e|es|ed|ing)|"
                    r"vow\w*|pledg\w*|promis\w*|predict\w*|believ\w*|hop(?:e|es|ed|ing)|fear(?:s|ed)?|thinks?|thought|wants?|wanted|expects?|suggest\w*|according|"
                    r"asked|asks|call(?:s|ed|ing)|describ\w*|dismiss\w*|reject\w*|acknowledg\w*|conced\w*|admit\w*|announc\w*|wrote|writes|complain\w*|alleg\w*|"
                    r"critici\w*|prais\w*|blam\w*|demand\w*|propos\w*|reckon\w*|quipped|replied|agreed|found|poll|survey)\b", re.I)
# words before a name that show that the speaker is somebody else
OTHER = re.compile(r"\b(?:of|for|to|by|with|at|from|in|about|behind|before|against|under|over|near|on|after|between|inside|outside)\b|['’]s?\b", re.I)


# names that any article may hold
ALWAYS = {"event": ["Christmas", "Thanksgiving", "Easter", "Ramadan", "Diwali", "Christmas Eve", "New Year's Day", "New Year's Eve"]}


TITLE = re.compile(r"^(?:the |former |then |)(?:(?:deputy|second|prime|vice|assistant|acting|lord) )*(?:minister|secretary|undersecretary|commissioner|director|chief|president|head|governor|"
                   r"speaker|chair|chairman|chairwoman|leader|member|bishop|archbishop|superintendent|chancellor|professor|dean|ambassador|mayor|commissioner)\b", re.I)


class Bad(Exception):
    pass


def parse_header(lines, where):
    head = {"style": "st", "names": [], "women": set()}
    for line in lines:
        if not line.strip():
            continue
        key, _, value = line.partition(":")
        key = key.strip()
        if key == "style":
            head["style"] = value.strip()
        elif key in KINDS:
            for entry in value.split(";"):
                forms = [f.strip() for f in entry.split("/") if f.strip()]
                if not forms:
                    continue
                if forms[0].endswith("*"):
                    forms[0] = forms[0][:-1]
                    head["women"].add(forms[0])
                if key == "P" and "/" not in entry and " " in forms[0]:
                    forms.append(forms[0].split()[-1])
                head["names"].append((KINDS[key], forms))
        else:
            raise Bad("%s: header line %r" % (where, line))
    return head


def strip(body, style, where):
    """The plain text with the spans of brackets, marks and name overrides."""
    outer, inner, apostrophe = STYLES[style]
    out, stack, spans, marks, fixed = [], [], [], [], []
    opened = inside = None
    paragraph = 0
    i = 0
    while i < len(body):
        ch = body[i]
        if ch == "[":
            m = OPENER.match(body, i)
            if not m:
                raise Bad("%s: stray bracket at %r" % (where, body[i:i + 40]))
            stack.append((m.group(1), m.group(2), m.group(3), len(out), paragraph, tuple(s[3] for s in stack if s[0] in "cdmf")))
            i = m.end()
            continue
        if ch == "]":
            if not stack:
                raise Bad("%s: closing bracket too many before %r" % (where, body[i:i + 40]))
            kind, ids, who, start, par, depth = stack.pop()
            if start == len(out):
                raise Bad("%s: empty bracket before %r" % (where, body[i:i + 40]))
            if out[start] in " \n" or out[-1] in " \n":
                raise Bad("%s: bracket with a blank edge: %r" % (where, "".join(out[start:])))
            spans.append({"kind": kind, "ids": ids, "who": who, "start": start, "end": len(out), "par": par, "depth": depth})
            i += 1
            continue
        if ch == "{":
            m = NAME_AT.match(body, i)
            if not m:
                raise Bad("%s: brace at %r" % (where, body[i:i + 40]))
            text, _, full = m.group(2).replace("'", apostrophe).partition("|")
            fixed.append((len(out), len(out) + len(text), m.group(1), full))
            out.extend(text)
            i = m.end()
            continue
        if ch == "<":
            if opened is not None:
                raise Bad("%s: mark opened twice before %r" % (where, body[i:i + 40]))
            opened = len(out)
            out.append(outer[0])
        elif ch == ">":
            if opened is None:
                raise Bad("%s: mark closed that was not open before %r" % (where, body[i:i + 40]))
            out.append(outer[1])
            marks.append((opened, len(out)))
            opened = None
        elif ch == "‹":
            if inside is not None:
                raise Bad("%s: inner mark twice" % where)
            inside = len(out)
            out.append(inner[0])
            if opened is None:
                raise Bad("%s: inner mark outside marks before %r" % (where, body[i:i + 40]))
        elif ch == "›":
            if inside is None:
                raise Bad("%s: inner mark not open" % where)
            inside = None
            out.append(inner[1])
        elif ch == '"':
            # a straight mark in the source opens and closes by turns
            body = body[:i] + ("<" if opened is None else ">") + body[i + 1:]
            continue
        elif ch == "'":
            out.append(apostrophe)
        elif ch in "“”‘’„":
            raise Bad("%s: write marks as < > and ‹ ›, not %r" % (where, body[i - 20:i + 20]))
        elif ch == "⟦":
            out.append("[")
        elif ch == "⟧":
            out.append("]")
        else:
            out.append(ch)
            if ch == "\n" and body[i - 1] == "\n":
                paragraph += 1
                if opened is not None:
                    # a quotation that runs on: its mark stays open at the end of the paragraph
                    end = len("".join(out).rstrip())
                    marks.append((opened, end))
                    opened = None
                if inside is not None:
                    raise Bad("%s: inner mark open at the end of a paragraph" % where)
        i += 1
    if stack:
        raise Bad("%s: bracket left open: %r" % (where, "".join(out[stack[-1][3]:])[:60]))
    if opened is not None:
        raise Bad("%s: mark left open" % where)
    return "".join(out), spans, marks, fixed


def find_names(text, names, fixed, where):
    forms = {}
    for kind, variants in names:
        curly = "’" in text and "'" not in text
        variants = [v.replace("'", "’") if curly else v for v in variants]
        for n, form in enumerate(variants):
            if form in forms:
                if n == 0:
                    raise Bad("%s: name %r twice in the header" % (where, form))
                forms[form] = (kind, None)  # shared by two: stands for neither
                continue
            forms[form] = (kind, variants[0])
    for kind, variants in ALWAYS.items():
        for form in variants:
            forms.setdefault(form.replace("'", "’") if "’" in text and "'" not in text else form, (kind, form))
    taken = [False] * len(text)
    found = []
    for start, end, letter, full in fixed:
        taken[start:end] = [True] * (end - start)
        if letter != "-":
            form = text[start:end]
            found.append((start, end, KINDS[letter], full or forms.get(form, (None, form))[1] or form))
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        for m in re.finditer(r"(?<![\w])" + re.escape(form) + r"(?![\w])", text):
            if any(taken[m.start():m.end()]):
                continue
            taken[m.start():m.end()] = [True] * len(form)
            found.append((m.start(), m.end(), forms[form][0], forms[form][1]))
    return sorted(found), forms


def identity(text, span, names, forms, where):
    """The full name of the speaker that a source stands for, and the span of the name in it."""
    inside = [n for n in names if span["start"] <= n[0] and n[1] <= span["end"]]
    who = span["who"]
    if who:
        if who == "-":
            return None, None
        form = who.replace("_", " ")
        form = form.replace("'", "’") if "’" in text and "'" not in text else form
        if form not in forms or not forms[form][1]:
            raise Bad("%s: nobody is called %r" % (where, form))
        name = forms[form][1]
        at = [n for n in inside if n[3] == name]
        return name, at[0] if at else None
    words = text[span["start"]:span["end"]]
    people = []
    for n in inside:
        before = text[span["start"]:n[0]].rsplit(",", 1)[-1]
        rest = text[n[1]:span["end"]]
        if n[2] != "person" or OTHER.search(before) and not TITLE.match(before.strip()) or rest[:1] in ("'", "’"):
            continue
        if re.match(r"\s+(?!(?:of|at|in|from|for|and|or|herself|himself|who|whose|with|on|to|speaking|now|then|later)\b)[a-z]", rest):
            continue  # "the Mabee campaign"
        people.append(n)
    if len({n[3] for n in people}) == 1:
        return people[0][3], people[0]
    if people:
        return None, None
    for n in inside:
        before = re.sub(r"['’]s?\s*$", "", text[span["start"]:n[0]])
        if n[2] in ("organization", "place") and (not re.search(r",|\band\b", before) or before.endswith(", ") and n[1] == span["end"]) and not OTHER.search(before) and (n[1] == span["end"] or text[n[1]] == "," or text[n[1]:n[1] + 2] == " (" and n[2] == "organization"):
            return n[3], n
    return None, None


def resolve_pronouns(text, spans, names, forms, women, where):
    """A pronoun whose person isn't given stands for the latest person of that gender who speaks, or is named
    outside what is said; "it" for the latest body that speaks. --list shows every choice."""
    kind_of = {first: kind for kind, first in forms.values() if first}
    said = [s for s in spans if s["kind"] in "cdmf"]
    events = [(s["start"], 1, s) for s in spans if s["kind"] == "s"]
    events += [(n[0], 0, n) for n in names if n[2] == "person" and not any(s["start"] <= n[0] < s["end"] for s in said)]
    last = {"he": None, "she": None, "it": None}

    def note(name):
        kind = kind_of.get(name)
        if kind == "person":
            last["she" if name in women else "he"] = name
        elif kind == "organization":
            last["it"] = name

    for _, is_source, s in sorted(events, key=lambda e: e[:2]):
        if not is_source:
            if kind_of.get(s[3]):
                note(s[3])
            continue
        word = text[s["start"]:s["end"]].lower()
        pronoun = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "it": "it", "its": "it"}.get(word)
        if not s["who"] and pronoun:
            s["who"] = (last[pronoun] or "-").replace(" ", "_")
        name, _ = identity(text, s, names, forms, where)
        if name:
            note(name)
        elif not pronoun and not s["depth"] and word not in ("they", "i", "we", "their"):
            last.update(he=None, she=None, it=None)


def statements(text, spans, names, forms, women, where):
    for s in spans:
        # "that" never belongs to what is said
        if s["kind"] in "cf" and re.match(r"that (?!(?:account|move|view|claim|charge|idea|notion|figure|suggestion|version|description|reading|assessment|conversation|as|of|was|is|would|will|could|should|had|has|may|might|did|does)\b)", text[s["start"]:s["end"]]):
            s["start"] += 5
        if s["kind"] in "cf" and text[s["start"]] not in "\"'“‘«„" and re.search(r"[a-z]{3}\.$", text[s["start"]:s["end"]]):
            s["end"] -= 1
        # nor does a relative clause at its end belong to the source
        relative = s["kind"] == "s" and re.search(r", (?:who|whose|whom|which)\b", text[s["start"]:s["end"]])
        if relative:
            s["end"] = s["start"] + relative.start()
    resolve_pronouns(text, spans, names, forms, women, where)
    groups = collections.OrderedDict()
    spare = []
    for s in sorted(spans, key=lambda s: (s["start"], -s["end"])):
        if s["kind"] == "x":
            spare.append(s)
            continue
        for one in s["ids"] or [""]:
            key = ("*", one) if one.isalpha() else (s["par"], one)
            groups.setdefault(key, []).append(s)
    out = []
    for key, members in groups.items():
        at = "%s: statement %r in paragraph %s" % (where, key[1], key[0])
        sources = [m for m in members if m["kind"] == "s"]
        cues = [m for m in members if m["kind"] in "kn"]
        content = [m for m in members if m["kind"] in "cdm"]
        carried = [m for m in members if m["kind"] == "f"]
        if sources and len(sources) == len(members) == 1:
            continue  # a source that only later cues of its paragraph refer to
        if len(sources) > 1 or len(cues) > 1 or not content:
            raise Bad("%s has %d sources, %d cues, %d contents: %r" % (at, len(sources), len(cues), len(content), text[members[0]["start"]:members[0]["start"] + 60]))
        if not cues and not sources and content[0]["kind"] != "d" and not content[0]["who"] and not text[content[0]["start"]] in "“‘\"'«„":
            raise Bad("%s has content only: %r" % (at, text[content[0]["start"]:content[0]["end"]][:60]))
        source = sources[0] if sources else None
        if not source and cues and cues[0]["kind"] == "k":
            # "X said A and promised B": the nearest source before the cue that is not inside another content
            before = [s for s in spans if s["kind"] == "s" and s["par"] == cues[0]["par"] and s["end"] <= cues[0]["start"]
                      and set(s["depth"]) <= set(cues[0]["depth"])]
            if not before:
                raise Bad("%s: no source for cue %r" % (at, text[cues[0]["start"]:cues[0]["end"]]))
            source = max(before, key=lambda s: s["end"])
        if not source and not cues and content[0]["kind"] in "cdm":
            # a quotation without words for its speaker: the latest speaker of the paragraph, or the person given
            who = content[0]["who"]
            before = [s for s in spans if s["kind"] == "s" and s["end"] <= content[0]["start"]
                      and (identity(text, s, names, forms, at)[0] == identity(text, content[0], names, forms, at)[0] if who else s["par"] == content[0]["par"])]
            source = max(before, key=lambda s: s["end"]) if before else None
        name = at_name = None
        if source:
            name, at_name = identity(text, source, names, forms, at)
        elif content[0]["who"]:
            name, _ = identity(text, content[0], names, forms, at)
        common = {"source": source, "name": name, "at_name": at_name}
        out.append(dict(common, cue=cues[0] if cues else None, content=content, carried=False))
        for f in carried:
            out.append(dict(common, cue=None, content=[f], carried=True))
    out.sort(key=lambda s: (min(c["start"] for c in s["content"]), -s["content"][-1]["end"]))
    return out, spare


def within(a, b):
    return b[0] <= a[0] and a[1] <= b[1]


def quotations(text, said, spare, marks):
    pieces = lambda s: [(c["start"], c["end"]) for c in s["content"]]
    size = lambda s: sum(e - b for b, e in pieces(s))
    scare = [(s["start"], s["end"]) for s in spare]
    for s in said:
        s["outer"] = [o for o in said if o is not s and size(o) > size(s) and all(any(within(p, q) for q in pieces(o)) for p in pieces(s))]
        s["twin"] = [o for o in said if o is not s and not s["outer"] and pieces(o) == pieces(s) and said.index(o) < said.index(s)]
    owner = {}
    for m in marks:
        if any(within(m, x) for x in scare):
            continue
        if any(c["kind"] == "d" and c["start"] < m[0] and m[1] <= c["end"] for s in said for c in s["content"]):
            owner[m] = None  # inside speech that has no marks itself
            continue
        best = None
        for s in said:
            for p in pieces(s):
                if within(m, p) and (best is None or p[1] - p[0] < best[1]):
                    best = (s, p[1] - p[0])
        if best:
            owner[m] = best[0]
    quotes = []
    for s in said:
        own = [m for m in marks if owner.get(m) is s]
        flat = [c for c in s["content"] if c["kind"] == "d"]
        edge = lambda p: text[p[0]:p[1]]
        whole = all(any(m[0] == p[0] and m[1] >= p[1] - 1 for m in own) for p in pieces(s)) and own
        if flat and not own:
            kind, parts = "direct", pieces(s)
        elif own:
            first = re.search(r"\w", text[own[0][0]:own[0][1]])
            capital = any(not (re.search(r"\w", edge(m)) or ["a"])[0].islower() for m in own)
            joined = re.search(r"\b(?:that|was|were|is|it|a|an|the|as|for|of|to|by)$", text[:own[0][0]].rstrip()) and not flat
            forced = "m" if joined or any(c["kind"] == "m" for c in s["content"]) else "d" if flat else None
            kind = "direct" if whole and forced != "m" and (capital or forced == "d") else "mixed"
            parts = own
            if any(not any(within(m, p) for m in own) for p in pieces(s)) and kind == "direct":
                kind = "mixed"
        elif s["outer"] or any(m[0] == s["content"][0]["start"] for m in owner):
            continue  # nested, or "‘…,’ he told her, according to …": the quotation inside stands for both
        else:
            kind, parts = "indirect", pieces(s)
        if s["twin"] and kind == "indirect":
            continue
        speaker = s["at_name"] or (s["source"] and (s["source"]["start"], s["source"]["end"]))
        quotes.append({"kind": kind, "parts": parts, "speaker": speaker, "cue": s["cue"], "speaker_name": s["name"]})
    for m in marks:
        if m not in owner:
            quotes.append({"kind": "scare", "parts": [m], "speaker": None, "cue": None, "speaker_name": None})
    quotes.sort(key=lambda q: (q["parts"][0][0], q["parts"][-1][1]))
    return quotes


def span(text, start, end):
    return {"start": start, "end": end, "text": text[start:end]}


def build(ident, number, header, body, where):
    head = parse_header(header, where)
    text, spans, marks, fixed = strip(body.strip() + "\n", head["style"], where)
    text = text.rstrip("\n")
    women = {w.replace("'", "’") if "’" in text and "'" not in text else w for w in head["women"]}
    names, forms = find_names(text, head["names"], fixed, where)
    said, spare = statements(text, spans, names, forms, women, where)
    quotes = quotations(text, said, spare, marks)
    doc = {"id": ident, "part": "test" if number % 4 == 3 else "train", "text": text}
    doc["entities"] = [dict(span(text, a, b), type=k, coarse=COARSE.get(k, "MISC"), name=n) for a, b, k, n in names]
    for e in doc["entities"]:
        if not e["name"]:
            e["name"] = e["text"]
    doc["speech"] = []
    for s in said:
        row = {"source": s["source"] and span(text, s["source"]["start"], s["source"]["end"]),
               "cue": s["cue"] and span(text, s["cue"]["start"], s["cue"]["end"]),
               "content": [span(text, c["start"], c["end"]) for c in s["content"]]}
        if s["name"]:
            row["name"] = s["name"]
        if s["carried"]:
            row["carried"] = True
        if s["outer"]:
            row["nested"] = True
        doc["speech"].append(row)
    doc["quotes"] = []
    for n, q in enumerate(quotes, 1):
        doc["quotes"].append({
            "id": str(n), "start": q["parts"][0][0], "end": q["parts"][-1][1], "kind": q["kind"],
            "parts": [{"start": a, "end": b} for a, b in q["parts"]],
            "speaker": q["speaker"] and span(text, q["speaker"][0], q["speaker"][1]),
            "cue": q["cue"] and span(text, q["cue"]["start"], q["cue"]["end"]),
            "attr": str(n), "speaker_name": q["speaker_name"]})
    return doc


def read_all(files):
    number = 0
    for path in files:
        name = os.path.basename(path)
        blocks = re.split(r"^=== *", open(path, encoding="utf-8").read(), flags=re.M)[1:]
        for block in blocks:
            title, _, rest = block.partition("\n")
            header, _, body = rest.partition("\n---\n")
            ident = "gold-%03d-%s" % (number + 1, title.strip())
            yield ident, number, header.split("\n"), body, "%s, %s" % (name, title.strip())
            number += 1


def main():
    files = sorted(glob.glob(os.path.join(HERE, "articles", "*.txt")))
    wanted = [os.path.basename(a) for a in sys.argv[2:]] if "--list" in sys.argv else None
    docs, failed = [], 0
    for ident, number, header, body, where in read_all(files):
        try:
            doc = build(ident, number, header, body, where)
        except Bad as error:
            print("error:", error, file=sys.stderr)
            failed += 1
            continue
        docs.append(doc)
        if wanted is not None and (not wanted or where.split(",")[0] in wanted):
            show(doc)
    if failed:
        sys.exit(1)
    out = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)
    target = os.path.join(HERE, "articles.jsonl")
    if "--check" in sys.argv:
        sys.exit(open(target, encoding="utf-8").read() != out and "articles.jsonl is not what articles/ gives")
    if wanted is None:
        open(target, "w", encoding="utf-8").write(out)
        count(docs)


def count(docs):
    c = collections.Counter()
    for d in docs:
        c["words"] += len(d["text"].split())
        c["articles"] += 1
        c[d["part"]] += 1
        for e in d["entities"]:
            c["name " + e["type"]] += 1
        for s in d["speech"]:
            c["statements"] += 1
            c["statements nested"] += "nested" in s
            c["statements carried on"] += "carried" in s
            c["statements without source"] += s["source"] is None
            c["statements with person or body"] += "name" in s
        for q in d["quotes"]:
            c["quotation " + q["kind"]] += 1
    for k in sorted(c):
        print("%-34s %6d" % (k, c[k]))


def show(doc):
    text = doc["text"]
    print("=" * 8, doc["id"], doc["part"], len(text.split()), "words")
    print("  names:", "; ".join("%s=%s" % (e["type"][:3], e["text"]) for e in doc["entities"]))
    covered = set()
    for e in doc["entities"]:
        covered.update(range(e["start"], e["end"]))
    loose = [m.group() for m in re.finditer(r"(?<=[\w,;] )[A-Z][\w’'-]*", text) if m.start() not in covered]
    print("  capitals outside names:", ", ".join(loose))
    cues = set()
    for s in doc["speech"]:
        if s["cue"]:
            cues.update(range(s["cue"]["start"], s["cue"]["end"]))
    inside = set()
    for q in doc["quotes"]:
        if q["kind"] == "direct":
            for p in q["parts"]:
                inside.update(range(p["start"], p["end"]))
    for m in LIKELY.finditer(text):
        if m.start() not in cues and m.start() not in inside:
            print("  ?", m.group(), "in:", text[max(0, m.start() - 50):m.end() + 40].replace("\n", " "))
    for s in doc["speech"]:
        print("  %s%s | %s | %s%s" % ("~" if "nested" in s else "+" if "carried" in s else " ", s["source"] and s["source"]["text"], s["cue"] and s["cue"]["text"],
                                      " // ".join(c["text"] for c in s["content"]), "   <" + s["name"] + ">" if "name" in s else ""))
    for q in doc["quotes"]:
        if q["kind"] != "indirect":
            print("    %-6s %s" % (q["kind"], " // ".join(text[p["start"]:p["end"]] for p in q["parts"])), "|", q["speaker"] and q["speaker"]["text"], "|", q["speaker_name"])


if __name__ == "__main__":
    main()
