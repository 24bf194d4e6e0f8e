#!/usr/bin/env python3
"""The figures of a score_mining.py with 95 % intervals, also for the debates of this project.

usage: measure-mining.py --moot PATH --scorer FILE [--debates DIR]... [--seed FILE] [--texts DIR] [--data DIR]

--scorer FILE  a score_mining.py, whose functions count
--debates DIR  NAME.txt with NAME.json in its form; --seed FILE is one more of them
--texts DIR    one-sided texts in its form
--data DIR     NAME.arg, the debates of this project (data/debates), which are put into its form first
Intervals are of 400 samples of whole debates or texts, the same on every run.  Standard library only.
"""
import argparse, glob, importlib.util, json, os, random, re, tempfile
import debates


ROLES = {'central': 'central-claim', 'premise': 'premise', 'counter': 'counter-consideration', 'background': 'background'}
TYPES = {'sup': 'support', 'reb': 'rebut', 'und': 'undercut', 'res': 'restatement', 'con': 'concedes'}


def opening(layout, side, credit):
    """What stands above a block."""
    name = credit['name'] if credit else ''
    return {'labels': side.upper() + (' – ' + name if name else '') + '\n\n', 'named': f'{name} says {side.upper()}\n\n'}.get(layout, '')


def block(side, lines, layout, text, to):
    """Append a block to `text`; its units, relations, central claim and author go to `to`."""
    credit = next((line for line in lines if line.startswith('credit:')), None)
    if credit:
        name, credential, whole = (credit[7:].split('|') + ['', ''])[:3]
        to['authors'][side] = {'name': name.strip(), 'credential': credential.strip(), 'credit_line': whole.strip()}
    text += opening(layout, side, to['authors'].get(side))
    while lines and not lines[-1]:
        lines.pop()
    for line in lines:
        if not line:
            # The paragraphs of a side with no label above are one: two blocks are two sides.
            if layout != 'plain':
                text = text.rstrip(' ') + '\n\n'
            continue
        if line is credit:
            a = to['authors'][side]
            text += (a['credit_line'] or f"{a['name']}, {a['credential']}") + ' '
            continue
        fields, words = line.split('|', 1)
        fields, words = fields.split(), ' '.join(words.split())
        to['units'].append({'id': fields[0], 'role': ROLES[fields[1]], 'start': len(text), 'end': len(text) + len(words), 'text': words})
        if fields[1] == 'central':
            to['central'][side] = [fields[0]]
        for kind, head in zip(fields[2::2], fields[3::2]):
            to['relations'].append({'from': fields[0], 'to': head, 'type': TYPES[kind]})
        text += words + ' '
    return text.rstrip() + '\n\n'


def tie(line):
    pair, relation, unit, basis = (x.strip() for x in line.split('|'))
    a, _, b = re.match(r'(.*?)\s+([>-])\s+(.*)$', pair).groups()
    return {'a': a, 'b': b, 'relation': relation, 'unit': unit, 'basis': basis}


def in_its_form(path):
    """An .arg file as text and annotation of the scorer."""
    head, found = debates.parts(path)
    g = {'question': head['question'], 'annotated': True, 'units': [], 'relations': [], 'central': {}, 'authors': {}, 'cross': [],
         'actors': [], 'actor_relations': []}
    text = head['question'] + '\n\n'
    for name, lines in found:
        if name in ('yes', 'no'):
            text = block(name, lines, head.get('layout', 'plain'), text, g)
        for line in filter(None, lines):
            if name == 'cross':
                a, kind, b = line.split()
                g['cross'].append({'from': a, 'to': b, 'type': TYPES[kind]})
            elif name == 'actors':
                who, _, others = line.partition(':')
                g['actors'].append({'name': who.strip(), 'aliases': [x.strip() for x in others.split(',') if x.strip()]})
            elif name == 'ties':
                g['actor_relations'].append(tie(line))
    return text.rstrip() + '\n', g


def convert(folder, to):
    for path in sorted(glob.glob(os.path.join(folder, '*.arg'))):
        text, g = in_its_form(path)
        name = os.path.join(to, os.path.basename(path)[:-4])
        with open(name + '.txt', 'w', encoding='utf-8') as out:
            out.write(text)
        with open(name + '.json', 'w', encoding='utf-8') as out:
            json.dump(g, out)
    return sorted(glob.glob(os.path.join(to, '*.json')))


def together(score, counts):
    """The report of several files as one."""
    all_of = score.Acc()
    for a in counts:
        for k in all_of.g:
            all_of.g[k] += a.g[k]
            all_of.p[k] += a.p[k]
        for k, n in a.n.items():
            all_of.count(k, *n)
    out = {}
    for k, v in all_of.report().items():
        out.update({k: v} if isinstance(v, float) else {f'{k} {x}': v[x] for x in ('f1', 'p', 'r')})
    return out


def measure(score, name, files, count):
    if not files:
        return
    counts = []
    for f in files:
        counts.append(score.Acc())
        count(f, counts[-1])
    figures = together(score, counts)
    rng = random.Random(1)
    samples = [together(score, rng.choices(counts, k=len(counts))) for _ in range(400)]
    print(f'{name}: {len(files)}')
    for k, v in figures.items():
        of = sorted(s.get(k, 0) for s in samples)
        print(f'  {k:22} {v:.3f} [{of[10]:.3f}, {of[389]:.3f}]')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--moot', required=True)
    ap.add_argument('--scorer', required=True)
    ap.add_argument('--debates', action='append', default=[])
    ap.add_argument('--seed')
    ap.add_argument('--texts')
    ap.add_argument('--data')
    a = ap.parse_args()
    spec = importlib.util.spec_from_file_location('score', a.scorer)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)

    def of_debate(f, acc):
        score.debates(a.moot, [f], acc, [])

    given = [f for folder in a.debates for f in sorted(glob.glob(os.path.join(folder, '*.json')))] + ([a.seed] if a.seed else [])
    measure(score, 'debates', given, of_debate)
    if a.texts:
        measure(score, 'texts', sorted(glob.glob(os.path.join(a.texts, '*.json'))), lambda f, acc: score.texts(a.moot, [f], acc, []))
    if a.data:
        with tempfile.TemporaryDirectory() as to:
            measure(score, 'data', convert(a.data, to), of_debate)


if __name__ == '__main__':
    main()
