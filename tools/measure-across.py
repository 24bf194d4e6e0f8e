#!/usr/bin/env python3
"""Which attacks between the sides moot misses, and which it makes up.

usage: measure-across.py --moot PATH [--data DIR] [--debates DIR] [--list]

--data DIR     NAME.arg, the debates of this project (data/debates)
--debates DIR  NAME.txt with NAME.json, in the form of score_mining.py
Pairs have no direction; sentences of the miner and of the annotator are one if they begin alike.  Each pair is counted by how many
of its two sentences are central claims for the annotator.  --list prints every pair.  Standard library only.
"""
import argparse

import debates


def given(folder):
    for name, text, g in debates.given(folder):
        if g.get('central') and g.get('units'):
            words = {u['id']: u['text'] for u in g['units']}
            central = {c for ids in g['central'].values() for c in ids}
            cross = {frozenset((r['from'], r['to'])) for r in g['cross'] if r['type'] != 'concedes'}
            yield name, text, words, central, cross


def own(folder):
    for name, question, blocks, lines in debates.own(folder):
        words = {ident: text for _, sentences in blocks for ident, _, text in sentences}
        central = {ident for _, sentences in blocks for ident, role, _ in sentences if role == 'central'}
        cross = {frozenset((line[0], line[2])) for line in lines if line[1] != 'con'}
        parts = [side.upper() + '\n' + ' '.join(text for _, _, text in sentences) for side, sentences in blocks]
        yield name, question + '\n\n' + '\n\n'.join(parts) + '\n', words, central, cross


def read(moot, text, words):
    """The miner's attacks and central claims, by the annotator's ids; None for a sentence that it has otherwise."""
    mined = debates.mine(moot, text)
    if mined is None:
        return None
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


def measure(moot, what, source, listed):
    found, missed, wrong = [0, 0, 0], [0, 0, 0], {'central claims': 0, 'others': 0}
    for debate, text, words, central, gold in source:
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
