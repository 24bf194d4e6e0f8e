#!/usr/bin/env python3
"""check-data.py                 checks every file under data/ against the form of data/README.md
check-data.py FILE...            checks these files only
check-data.py --bare FILE        prints the words with the numbers of the units, without the annotation
check-data.py --agreement        Cohen's kappa between data/ and data/again/

A fault is said as FILE:LINE: WORDS and ends the program with 1; a warning does not. After the faults comes one
line of figures for each kind of file.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "data"
REGISTERS = ("newspaper", "parliament", "school", "forum", "blog", "letter")
ROLES = ("central", "premise", "counter", "background")
TYPES = ("sup", "reb", "und", "res")
ATTACKS = ("reb", "und")
LAYOUTS = ("plain", "labels", "named")
CROSS = ("reb", "und", "con")
KINDS = ("ally", "enemy")
BASES = ("asserted", "denied", "past", "proposed", "inferred")
# Topics of the texts that the miner is measured with. A slug with all the words of one entry is too near.
BANNED = [entry.split("-") for entry in """
    eurozone euro economy productivity heathrow airport airports trump congress republicans corbyn labour-party
    syria iran isis iraq scottish-independence scotland-independence scotland-referendum interview interviews
    civil-disobedience repatriation artefacts drug-prices drug-pricing universal-healthcare universal-health
    compulsory-voting compulsory-vote monarchy queen king tuition rail railway railways national-service
    conscription football waste-separation tv-licence licence-fee tenancy rent-increases sunday-shopping sunday-opening
    dog-mess dog-dirt cannabis plastic-bags plastic-bag school-uniform school-uniforms death-penalty
    capital-punishment retirement-age surveillance morning-after intelligence-service health-insurance
    """.split()]

Edge = collections.namedtuple("Edge", "type head")


class Unit:
    """One unit: its line, id, role, edges (the first is its head in the tree), words, and paragraph."""

    def __init__(self, line, name, role, edges, words, paragraph):
        self.line, self.name, self.role, self.edges = line, name, role, edges
        self.words, self.paragraph = words, paragraph


class Block:
    """The units of a text, or of one side of a debate, with its credit (line, name, credential, whole line)."""

    def __init__(self, side, line):
        self.side, self.line, self.units, self.credit = side, line, [], None

    def by_name(self):
        return {unit.name: unit for unit in self.units}


class File:
    """A parsed file. Faults are gathered while it is read, so that one run tells them all."""

    def __init__(self, path, is_debate):
        self.path, self.is_debate = path, is_debate
        self.head, self.blocks, self.faults, self.warnings = {}, [], [], []
        self.cross, self.actors, self.ties = [], [], []
        self.read()

    def fault(self, line, words):
        self.faults.append((line, words))

    def warn(self, line, words):
        self.warnings.append((line, words))

    def read(self):
        data = self.path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault(1, f"not UTF-8: {error}")
            return
        if not text.endswith("\n"):
            self.fault(text.count("\n") + 1, "no newline at the end")
        lines = text.split("\n")
        at = self.read_head(lines)
        part, paragraph = "units", 0
        if not self.is_debate:
            self.blocks.append(Block("", at + 1))
        for number, line in enumerate(lines[at:], at + 1):
            line = line.strip()
            if not line:
                paragraph += 1
            elif line.startswith("=="):
                part = self.open_part(number, line[2:].strip())
            elif part == "units":
                self.read_in_block(number, line, paragraph)
            elif part == "cross":
                self.read_cross(number, line)
            elif part == "actors":
                name, _, others = line.partition(":")
                names = [n.strip() for n in [name] + (others.split(",") if others.strip() else [])]
                if not all(names):
                    self.fault(number, "an actor is NAME, or NAME: OTHER, OTHER")
                self.actors.append((number, names))
            elif part == "ties":
                self.read_tie(number, line)

    def read_head(self, lines):
        """The fields up to the first blank line; returns how many lines that took."""
        wanted = ["question", "topic", "register", "layout" if self.is_debate else "stance"]
        for number, line in enumerate(lines, 1):
            if not line.strip():
                break
            key, colon, value = line.partition(":")
            key, value = key.strip(), value.strip()
            if not colon or key not in wanted:
                self.fault(number, f"unknown field '{key}' in the head")
            elif key in self.head:
                self.fault(number, f"'{key}' twice in the head")
            elif not value:
                self.fault(number, f"'{key}' is empty")
            else:
                self.head[key] = value
                self.check_field(number, key, value)
        for key in wanted:
            if key not in self.head:
                self.fault(1, f"the head has no '{key}:'")
        return number

    def check_field(self, number, key, value):
        one_of = {"register": REGISTERS, "stance": ("yes", "no"), "layout": LAYOUTS}.get(key)
        if one_of and value not in one_of:
            self.fault(number, f"{key} '{value}' is none of {', '.join(one_of)}")
        if key == "question" and not value.endswith("?"):
            self.fault(number, "the question has no question mark")
        if key == "topic":
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
                self.fault(number, f"topic '{value}' is no slug")
            words = value.split("-")
            for entry in BANNED:
                if all(word in words for word in entry):
                    self.fault(number, f"topic '{value}' is too near to '{'-'.join(entry)}'")

    def open_part(self, number, name):
        if not self.is_debate:
            self.fault(number, "a text has no parts")
        elif name in ("yes", "no"):
            if any(block.side == name for block in self.blocks):
                self.fault(number, f"side '{name}' twice")
            self.blocks.append(Block(name, number))
            return "units"
        elif name not in ("cross", "actors", "ties"):
            self.fault(number, f"unknown part '{name}'")
        return name

    def read_in_block(self, number, line, paragraph):
        if not self.blocks:
            self.fault(number, "a unit before the first side")
            return
        block = self.blocks[-1]
        if self.is_debate and re.match(r"credit\s*:", line):
            parts = [part.strip() for part in line.partition(":")[2].split("|")]
            if block.credit:
                self.fault(number, "a second credit in one block")
            if len(parts) != 3 or not all(parts):
                self.fault(number, "a credit is NAME | CREDENTIAL | LINE")
                return
            block.credit = (number, *parts)
            if parts[1] not in parts[2]:
                self.fault(number, "the credential is not in the credit line")
            if parts[0] not in parts[2]:
                self.warn(number, "the name is not in the credit line")
            return
        left, bar, words = line.partition("|")
        fields, words = left.split(), " ".join(words.split())
        if not bar or len(fields) < 2 or not words or "|" in words:
            self.fault(number, "a unit is ID ROLE [TYPE HEAD]... | WORDS")
            return
        name, role, rest = fields[0], fields[1], fields[2:]
        due = (block.side[:1] or "") + str(len(block.units) + 1)
        if name in block.by_name():
            self.fault(number, f"unit '{name}' twice")
        elif name != due:
            self.fault(number, f"unit '{name}' where '{due}' is due")
        if role not in ROLES:
            self.fault(number, f"unknown role '{role}'")
        if len(rest) % 2 or any(kind not in TYPES for kind in rest[::2]):
            self.fault(number, f"'{' '.join(rest)}' is not TYPE HEAD...")
            rest = []
        edges = [Edge(kind, head) for kind, head in zip(rest[::2], rest[1::2])]
        if not re.search(r"\w", words):
            self.fault(number, "a unit without words")
        block.units.append(Unit(number, name, role, edges, words, paragraph))

    def read_cross(self, number, line):
        fields = line.split()
        if len(fields) != 3 or fields[1] not in CROSS:
            self.fault(number, f"a cross relation is FROM {'|'.join(CROSS)} TO")
        else:
            self.cross.append((number, *fields))

    def read_tie(self, number, line):
        fields = [field.strip() for field in line.split("|")]
        pair = re.fullmatch(r"(.+?) ([>-]) (.+)", fields[0])
        if len(fields) != 4 or not pair or fields[1] not in KINDS or fields[3] not in BASES:
            self.fault(number, f"a tie is A >|- B | {' or '.join(KINDS)} | UNIT | {' or '.join(BASES)}")
        else:
            self.ties.append((number, pair[1].strip(), pair[3].strip(), fields[2]))

    def units(self):
        return [unit for block in self.blocks for unit in block.units]

    def words(self):
        return " ".join(unit.words for unit in self.units())


def check_tree(file, block):
    """Central claim, heads, cycles, and roles against the attacks on the way to the central claim."""
    units = block.by_name()
    if not block.units:
        file.fault(block.line, "no units")
        return
    centrals = [unit for unit in block.units if unit.role == "central"]
    if len(centrals) != 1:
        where = centrals[1].line if centrals else block.line
        file.fault(where, f"{len(centrals)} central claims where one is due")
    for unit in block.units:
        alone = unit.role in ("central", "background")
        if alone and unit.edges:
            file.fault(unit.line, f"a {unit.role} unit has a head")
        if not alone and not unit.edges:
            file.fault(unit.line, f"a {unit.role} unit without a head")
        if len(set(edge.head for edge in unit.edges)) != len(unit.edges):
            file.fault(unit.line, "the same head twice")
        for edge in unit.edges:
            head = units.get(edge.head)
            if edge.head == unit.name:
                file.fault(unit.line, "a unit is its own head")
            elif head is None:
                file.fault(unit.line, f"no unit '{edge.head}' here")
            elif head.role == "background":
                file.fault(unit.line, f"the head '{edge.head}' is background")
            elif not alone:
                against = (head.role == "counter") != (edge.type in ATTACKS)
                if against != (unit.role == "counter"):
                    file.fault(unit.line, f"{unit.role} by '{edge.type} {edge.head}', which is {head.role}")
    check_paths(file, block, units)


def check_paths(file, block, units):
    """Every chain of first heads ends at the central claim; no chain of any heads comes back to where it began."""
    for unit in block.units:
        seen, now = set(), unit
        while now and now.edges and now.name not in seen:
            seen.add(now.name)
            now = units.get(now.edges[0].head)
        if unit.role in ("premise", "counter") and (not now or now.role != "central"):
            file.fault(unit.line, "its heads do not lead to the central claim")
        seen, todo = set(), [edge.head for edge in unit.edges]
        while todo:
            name = todo.pop()
            if name == unit.name:
                file.fault(unit.line, "its heads go round in a circle")
                break
            if name not in seen and name in units:
                seen.add(name)
                todo += [edge.head for edge in units[name].edges]


def occurs(name, words):
    return re.search(r"(?<!\w)" + re.escape(name) + r"(?!\w)", words, re.IGNORECASE) is not None


def check_debate(file):
    """Two sides, cross relations between them, actors that the text names, ties between listed actors."""
    if sorted(block.side for block in file.blocks) != ["no", "yes"]:
        file.fault(1, "a debate has one block '== yes' and one block '== no'")
        return
    units = {unit.name: unit for unit in file.units()}
    centrals = sorted(unit.name for unit in units.values() if unit.role == "central")
    rebuttals, seen = 0, set()
    for line, source, kind, target in file.cross:
        missing = [name for name in (source, target) if name not in units]
        if missing:
            file.fault(line, f"no unit '{missing[0]}'")
        elif source[0] == target[0]:
            file.fault(line, "a cross relation inside one side")
        if (source, target) in seen:
            file.fault(line, "the same cross relation twice")
        seen.add((source, target))
        rebuttals += kind == "reb" and sorted((source, target)) == centrals
    if rebuttals != 1:
        file.fault(1, f"the central claims rebut each other {rebuttals} times where once is due")
    words = " ".join([file.head.get("question", ""), file.words()])
    forms, credits = {}, [block.credit[1] for block in file.blocks if block.credit]
    for line, names in file.actors:
        for name in names:
            if not occurs(name, words):
                file.fault(line, f"the text does not name '{name}'")
            if name.lower() in forms:
                file.fault(line, f"the name '{name}' twice")
            forms[name.lower()] = names
        if names[0] in credits:
            file.fault(line, "a person of a credit line is no actor")
    for line, first, second, name in file.ties:
        if name not in units:
            file.fault(line, f"no unit '{name}'")
            continue
        for actor in (first, second):
            if actor.lower() not in forms:
                file.fault(line, f"no actor '{actor}'")
            elif not any(occurs(form, units[name].words) for form in forms[actor.lower()]):
                file.warn(line, f"unit '{name}' does not name '{actor}'")
        if forms.get(first.lower()) is forms.get(second.lower()) is not None:
            file.fault(line, "a tie of an actor with itself")


def check_repeats(files):
    """No two files with the same words, and a warning for a long unit that stands in two files."""
    whole, single = {}, {}
    for file in files:
        key = " ".join(re.findall(r"\w+", file.words().lower()))
        if key in whole:
            file.fault(1, f"the same text as {whole[key].path.name}")
        whole.setdefault(key, file)
        for unit in file.units():
            words = re.findall(r"\w+", unit.words.lower())
            other = single.setdefault(" ".join(words), file)
            if len(words) > 4 and other is not file:
                file.warn(unit.line, f"this unit is in {other.path.name} too")


def share(counter, names):
    total = sum(counter[name] for name in names) or 1
    return ", ".join(f"{name} {counter[name] / total:.3f}" for name in names if counter[name])


def statistics(kind, files):
    """One line of figures."""
    units = [unit for file in files for unit in file.units()]
    blocks = [block for file in files for block in file.blocks if block.units]
    topics = len({file.head.get("topic") for file in files})
    places, answers = collections.Counter(), collections.Counter()
    for block in blocks:
        roles = [unit.role for unit in block.units]
        at = roles.index("central") if "central" in roles else 0
        places["first" if at == 0 else "last" if at == len(roles) - 1 else "middle"] += 1
        attacked = {edge.head for unit in block.units for edge in unit.edges if edge.type in ATTACKS}
        for unit in block.units:
            if unit.role == "counter":
                answers["answered" if unit.name in attacked else "standing"] += 1
        answers["with a counter"] += "counter" in roles
    roles = collections.Counter(unit.role for unit in units)
    types = collections.Counter(edge.type for unit in units for edge in unit.edges[:1])
    registers = collections.Counter(file.head.get("register") for file in files)
    stances = collections.Counter(file.head.get("stance") for file in files)
    sides = f", yes {stances['yes']} no {stances['no']}" if kind == "texts" else ""
    return (f"{kind}: {len(files)}{sides}, units {len(units)} ({len(units) / max(1, len(blocks)):.2f} a block), topics {topics}; "
            f"{', '.join(f'{name} {registers[name]}' for name in REGISTERS)}; "
            f"central {share(places, ('first', 'middle', 'last'))}; roles {share(roles, ROLES)}; "
            f"types {share(types, TYPES)}; {answers['with a counter'] / max(1, len(blocks)):.3f} of blocks with a counter, "
            f"{answers['standing']} of {roles['counter']} unanswered; words {sum(len(u.words.split()) for u in units)}")


def load(path):
    file = File(path, path.resolve().parent.name == "debates")
    if not re.fullmatch(r"\d{3}\.arg", path.name):
        file.fault(1, "a file is named NNN.arg")
    for block in file.blocks:
        check_tree(file, block)
    if file.is_debate:
        check_debate(file)
    elif not 4 <= len(file.units()) <= 10:
        file.fault(1, f"{len(file.units())} units where a text has 4 to 10")
    return file


def check_again(files):
    """A second annotation has the words of the first."""
    for file in files:
        first = ROOT / file.path.parent.name / file.path.name
        if not first.exists():
            file.fault(1, "annotated again, but there is no first annotation")
            continue
        pairs = [[(unit.name, unit.words) for unit in other.units()] for other in (file, load(first))]
        if pairs[0] != pairs[1]:
            file.fault(1, "its words or units differ from those of the first annotation")


def show(path):
    try:
        return path.resolve().relative_to(ROOT.parent)
    except ValueError:
        return path


def check(paths):
    """Checks the given files, or all; returns how many faults there are."""
    groups = {}
    for path in paths or sorted(ROOT.glob("texts/*")) + sorted(ROOT.glob("debates/*")) + sorted(ROOT.glob("again/*/*")):
        parent = path.resolve().parent
        kind = ("again/" if parent.parent.name == "again" else "") + parent.name
        groups.setdefault(kind, []).append(load(path))
    for kind, files in groups.items():
        if kind.startswith("again/"):
            check_again(files)
    check_repeats([file for kind, files in groups.items() if not kind.startswith("again/") for file in files])
    faults = 0
    for files in groups.values():
        for file in files:
            faults += len(file.faults)
            found = [(line, words) for line, words in file.faults]
            found += [(line, "warning: " + words) for line, words in file.warnings]
            for line, words in sorted(found):
                print(f"{show(file.path)}:{line}: {words}")
    for kind, files in groups.items():
        print(statistics(kind, files))
    return faults


def bare(path):
    """The words and numbers of the units only; this is what a second annotator sees."""
    file = File(path, path.resolve().parent.name == "debates")
    for key in ("question", "topic", "register", "layout"):
        if key in file.head:
            print(f"{key}: {file.head[key]}")
    for block in file.blocks:
        print(f"\n== {block.side}" if block.side else "")
        for before, unit in zip([None] + block.units, block.units):
            if before and before.paragraph != unit.paragraph:
                print()
            print(f"{unit.name} | {unit.words}")
        if block.credit:
            print("credit: " + " | ".join(block.credit[1:]))


def kappa(pairs):
    """Cohen's kappa of a list of (label, label)."""
    total = len(pairs)
    same = sum(first == second for first, second in pairs) / total
    left = collections.Counter(first for first, _ in pairs)
    right = collections.Counter(second for _, second in pairs)
    chance = sum(left[label] * right[label] for label in left) / total ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def labels(file):
    """What one annotation says, by the kind of question: lists of labels in an order that the words alone fix."""
    said = collections.defaultdict(list)
    for block in file.blocks:
        for unit in block.units:
            edge = unit.edges[0] if unit.edges else None
            function = edge and ("attack" if edge.type in ATTACKS else "support")
            said["central"].append(unit.role == "central")
            said["role"].append({"central": "for", "premise": "for", "counter": "against"}.get(unit.role))
            said["function"].append("central" if unit.role == "central" else function)
            said["type"].append(edge and edge.type)
            said["attachment"] += [bool(edge) and edge.head == other.name for other in block.units if other is not unit]
    if file.is_debate:
        cross = {}
        for _, source, kind, target in file.cross:
            cross[frozenset((source, target))] = "concession" if kind == "con" else "attack"
        sides = sorted(file.blocks, key=lambda block: block.side)
        said["cross"] = [cross.get(frozenset((a.name, b.name))) for a in sides[0].units for b in sides[1].units]
    return said


def agreement():
    """Kappa for each question, over all units (or ordered pairs of units of a block) of all files annotated twice."""
    for kind in ("texts", "debates"):
        pairs, files, units = collections.defaultdict(list), 0, 0
        for path in sorted((ROOT / "again" / kind).glob("*.arg")):
            first, second = load(ROOT / kind / path.name), load(path)
            files, units = files + 1, units + len(second.units())
            ours, theirs = labels(first), labels(second)
            for question in ours:
                if len(ours[question]) != len(theirs[question]):
                    sys.exit(f"{show(path)}:1: its units differ from those of the first annotation")
                pairs[question] += zip(ours[question], theirs[question])
        if files:
            print(f"{kind} annotated twice: {files} ({units} units); kappa: "
                  + ", ".join(f"{question} {kappa(found):.3f}" for question, found in pairs.items()))


def main(arguments):
    if arguments[:1] == ["--agreement"] and len(arguments) == 1:
        agreement()
    elif arguments[:1] == ["--bare"] and len(arguments) == 2:
        bare(pathlib.Path(arguments[1]))
    elif any(argument.startswith("-") for argument in arguments):
        sys.exit(__doc__)
    elif check([pathlib.Path(argument) for argument in arguments]):
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
