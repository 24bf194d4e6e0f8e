#!/usr/bin/env python3
"""Which attacks between the sides moot misses, and which it makes up.

usage: measure-across.py --moot PATH [--data DIR] [--debates DIR] [--list]

--data DIR     NAME.arg, the debates of this project (data/debates)
--debates DIR  NAME.txt with NAME.json, in the form of score_mining.py
Pairs have no direction; sentences of the miner and of the annotator are one if they begin alike.  Each pair is counted by how many
of its two sentences are central claims for the annotator.  --list prints every pair.  Standard library only.
"""
import argparse, glob, json, os, subprocess


def given(folder):
    for f in sorted(glob.glob(os.path.join(folder, '*.json'))):
        g = json.load(open(f, encoding='utf-8'))
        if g.get('central') and g.get('units'):
            words = {u['id']: u['text'] for u in g['units']}
            central = {c for ids in g['central'].values() for c in ids}
            cross = {frozenset((r['from'], r['to'])) for r in g['cross'] if r['type'] != 'concedes'}
            yield os.path.basename(f)[:-5], open(f[:-5] + '.txt', encoding='utf-8').read(), words, central, cross


def own(folder):
    for f in sorted(glob.glob(os.path.join(folder, '*.arg'))):
        question, part, words, central, cross, blocks = '', None, {}, set(), set(), []
        for line in open(f, encoding='utf-8'):
            line = line.strip()
            if line.startswith('question:'):
                question = line[9:].strip()
            elif line.startswith('=='):
                part = line[2:].strip()
                if part in ('yes', 'no'):
                    blocks.append((part.upper(), []))
            elif part in ('yes', 'no') and '|' in line and not line.startswith('credit:'):
                head, text = line.split('|', 1)
                ident, role = head.split()[:2]
                words[ident] = ' '.join(text.split())
                blocks[-1][1].append(words[ident])
                if role == 'central':
                    central.add(ident)
            elif part == 'cross' and line and line.split()[1] != 'con':
                cross.add(frozenset((line.split()[0], line.split()[2])))
        text = question + '\n\n' + '\n\n'.join(label + '\n' + ' '.join(b) for label, b in blocks) + '\n'
        yield os.path.basename(f)[:-4], text, words, central, cross


def read(moot, text, words):
    """The miner's attacks and central claims, by the annotator's ids; None for a sentence that it has otherwise."""
    p = subprocess.run([moot, 'mine', '--json', '-'], input=text.encode(), capture_output=True, timeout=60)
    if p.returncode not in (0, 1):
        return None
    mined = json.loads(p.stdout)
    name, central = {}, set()
    by_start = {w[:40]: i for i, w in words.items()}
    for side in mined['sides']:
        for u in side['units']:
            begin = ' '.join(text[u['start']:u['end']].split())[:40]
            name[u['id']] = by_start.get(begin, '?' + u['id'])
            if u['role'] == 'central-claim':
                central.add(name[u['id']])
    cross = {frozenset(name[r[k]] for k in ('from', 'to')): r['confidence'] for r in mined['cross'] if r['type'] != 'concedes'}
    return cross, central


def measure(moot, what, debates, listed):
    found, missed, wrong = [0, 0, 0], [0, 0, 0], {'central claims': 0, 'others': 0}
    for debate, text, words, central, gold in debates:
        answer = read(moot, text, words)
        if answer is None:
            print(f'{debate}: cannot be read')
            continue
        cross, claims = answer
        for pair in gold:
            (found if pair in cross else missed)[len(pair & central)] += 1
        for pair in cross.keys() - gold:
            wrong['central claims' if pair <= claims else 'others'] += 1
        if listed:
            for pair in sorted(gold ^ cross.keys(), key=sorted):
                print(f'{debate}: {"missed" if pair in gold else "made up"} {" ".join(sorted(pair))}')
                for i in sorted(pair):
                    print(f'    {"central " if i in central else ""}{i}: {words.get(i, "")}')
    for n in (2, 1, 0):
        print(f'{what}: {n} central claims in the pair: {found[n]} of {found[n] + missed[n]} found')
    print(f'{what}: made up: {wrong["central claims"]} between what it takes for central claims, {wrong["others"]} others')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--moot', required=True)
    ap.add_argument('--debates')
    ap.add_argument('--data')
    ap.add_argument('--list', action='store_true')
    a = ap.parse_args()
    for name, folder, source in (('debates', a.debates, given), ('data', a.data, own)):
        if folder:
            measure(a.moot, name, source(folder), a.list)


if __name__ == '__main__':
    main()
