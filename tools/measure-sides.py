#!/usr/bin/env python3
"""How often moot tells the Yes side, in print order and with the sides exchanged.

usage: measure-sides.py --moot PATH [--any-order] [--debates DIR] [--argkp DIR] [--data DIR]

--debates DIR  NAME.txt with NAME.json: question and two blocks, in the form of score_mining.py
--data DIR     NAME.arg, the debates of this project (data/debates)
--argkp DIR    arguments for and against a topic (tNN.json): debates are made of six of each side, six for a topic
--any-order    moot is told that the order says nothing
Labels and credit lines are not used.  Each debate counts twice; the interval is over debates.  Standard library only.
"""
import argparse, glob, json, os, re

import debates


def first_side(moot, question, blocks):
    mined = debates.mine(moot[0], question + '\n\n' + '\n\n\n'.join(blocks) + '\n', moot[1:])
    sides = mined.get('sides', []) if mined else []
    return min(sides, key=lambda s: s['units'][0]['start'])['side'] if len(sides) == 2 else None


def given(folder):
    for _, text, g in debates.given(folder):
        parts = [' '.join(p.split()) for p in re.split(r'\n\s*\n', text) if p.strip()]
        if len(parts) == 3 and g.get('paragraphs'):
            yield parts[0], parts[1:], g['paragraphs']['1']


def own(folder):
    for _, question, blocks, _ in debates.own(folder):
        yield question, [' '.join(text for _, _, text in sentences) for _, sentences in blocks], blocks[0][0]


def argkp(folder):
    for f in sorted(glob.glob(os.path.join(folder, 't*.json'))):
        d = json.load(open(f, encoding='utf-8'))
        by = {s: [u['text'].strip() for u in d['units'] if u['role'] == 'argument' and u['stance'] == s] for s in (1, -1)}
        by = {s: [t[0].upper() + t[1:] + ('' if t[-1] in '.?!' else '.') for t in a if t] for s, a in by.items()}
        for k in range(6):
            pick = {s: by[s][k::6][:6] for s in by}
            if all(len(p) == 6 for p in pick.values()):
                yield d['topic'], [' '.join(pick[1]), ' '.join(pick[-1])], 'yes'


def measure(moot, name, source):
    n = printed = swapped = 0
    per = []
    for question, blocks, first in source:
        a, b = first_side(moot, question, blocks), first_side(moot, question, blocks[::-1])
        if a is None or b is None:
            continue
        right = [a == first, b != first]
        n += 1
        printed += right[0]
        swapped += right[1]
        per.append(sum(right) / 2)
    if not n:
        return
    mean = sum(per) / n
    half = 1.96 * (sum((x - mean) ** 2 for x in per) / n / n) ** 0.5
    print(f'{name}: {n} debates, print order {printed / n:.3f}, exchanged {swapped / n:.3f}, either {mean:.3f} +- {half:.3f}')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--moot', required=True)
    ap.add_argument('--any-order', action='store_true')
    ap.add_argument('--debates')
    ap.add_argument('--data')
    ap.add_argument('--argkp')
    a = ap.parse_args()
    for name, folder, read in (('debates', a.debates, given), ('data', a.data, own), ('argkp', a.argkp, argkp)):
        if folder:
            measure([a.moot] + ['--any-order'] * a.any_order, name, read(folder))


if __name__ == '__main__':
    main()
