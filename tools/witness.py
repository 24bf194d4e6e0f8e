#!/usr/bin/env python3
"""How far a witness carries: readings with made answers of a model that knows only so much.

usage: witness.py MOOT SCORER DEBATES TEXTS

For each share of decisions that the witness knows, answers are made from the annotations in the folders DEBATES and TEXTS (else it
guesses: a head at random, an attack one time in five), always with p = .9, and given to `moot mine --llm=file:...`. Printed are the
figures of SCORER, a score_mining.py: cc, ro, fu, at. Standard library only; the same figures on every run.
"""
import glob, importlib.util, json, os, random, subprocess, sys, tempfile

moot, scorer, debates, texts = sys.argv[1:5]
spec = importlib.util.spec_from_file_location('score', scorer)
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def side(ids, heads, links, central, letter, knows, rng):
    """The answer about one block: gold where it is known, a tree in any case."""
    n, at = len(ids), {u: i for i, u in enumerate(ids)}
    root = next((at[u] for u in ids if u in central), 0)
    if rng.random() > knows:
        root = rng.randrange(n)
    head = [None] * n
    for i, u in enumerate(ids):
        if i != root:
            gold = at.get(heads.get(u), root)
            head[i] = gold if rng.random() < knows and gold != i else rng.randrange(n)
            head[i] = root if head[i] == i else head[i]
    for i in range(n):
        seen, k = set(), i
        while k is not None and k != root and k not in seen:
            seen.add(k)
            k = head[k]
        if k != root:
            head[i] = root
    head[root] = None
    out = []
    for i, u in enumerate(ids):
        attack = links.get(u) == 'attack' if rng.random() < knows else rng.random() < 0.2
        relation = 'none' if i == root else 'rebut' if attack else 'support'
        out.append({'id': f'{letter}{i + 1}', 'head': 'none' if i == root else f'{letter}{head[i] + 1}', 'relation': relation, 'p': 0.9})
    return out


def read(answer, words, text=None):
    with tempfile.NamedTemporaryFile('w', suffix='.json') as f:
        if answer:
            json.dump({'choices': [{'message': {'content': json.dumps(answer)}}]}, f)
            f.flush()
            words = ['--llm=file:' + f.name, '--model=made'] + words
        run = subprocess.run([moot, 'mine', '--json'] + words, input=text, capture_output=True, check=True)
    if b'[MI02' in run.stderr:
        sys.exit(run.stderr.decode())
    return json.loads(run.stdout)


def of_texts(knows, acc, rng):
    for name in sorted(glob.glob(texts + '/*.json')):
        g = json.load(open(name, encoding='utf-8'))
        if 'units' not in g or not g.get('text'):
            continue
        units = sorted((u for u in g['units'] if not u.get('implicit')), key=lambda u: u['start'])
        heads, links = score.heads(units, g['relations'])
        central = {u['id'] for u in units if u.get('central')}
        answer = {'units': side([u['id'] for u in units], heads, links, central, 'a', knows, rng)} if knows is not None else None
        spans = ','.join(f"{u['start']}-{u['end']}" for u in units)
        m = read(answer, ['--single', '--units', spans, '-'], g['text'].encode())['sides'][0]
        acc.side(units, g['relations'], central, m['units'], m['relations'])


def of_debates(knows, acc, rng):
    for name in sorted(glob.glob(debates + '/*.json')):
        g = json.load(open(name, encoding='utf-8'))
        if not g.get('annotated') or not g.get('central'):
            continue
        text = name[:-5] + '.txt'
        own = m = read(None, [text])
        relations = [r for r in g['relations'] if r['type'] != 'restatement']
        heads, links = score.heads(g['units'], relations)
        central = {u for c in g['central'].values() for u in c}
        if knows is not None:
            units = []
            for s, letter in zip(own['sides'], 'ab'):
                mined = score.match(g['units'], s['units'])
                gold = {v: k for k, v in mined.items()}
                units += side([u['id'] for u in s['units']],
                              {v: mined.get(heads.get(k)) for v, k in gold.items()}, {v: links.get(k) for v, k in gold.items()},
                              {v for v, k in gold.items() if k in central}, letter, knows, rng)
            m = read({'yes': {'block': 'a', 'p': 0.5}, 'units': units, 'cross': [], 'ties': []}, [text])
        for which, letter in (('yes', 'y'), ('no', 'n')):
            units = [u for u in g['units'] if u['id'].startswith(letter)]
            ids = {u['id'] for u in units}
            block = max(m['sides'], key=lambda b: len(score.match(units, b['units'])))
            acc.side(units, [r for r in relations if r['from'] in ids], set(g['central'].get(which, [])),
                     block['units'], block['relations'])


for knows in (None, 0.0, 0.5, 0.7, 0.8, 0.9, 1.0):
    row = 'alone' if knows is None else f'{knows:.1f}'
    for run in (of_debates, of_texts):
        acc = score.Acc()
        run(knows, acc, random.Random(1))
        r = acc.report()
        row += ' | ' + ' '.join(f'{r[k]:.3f}'[1:] if r[k] < 1 else '1.00' for k in ('cc', 'ro', 'fu', 'at'))
    print(row, flush=True)
