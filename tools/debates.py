"""Debates as the tools that measure read them: annotated files -> texts, and texts -> what moot mines.  Standard library only."""
import glob, json, os, subprocess


def given(folder):
    """NAME.txt with NAME.json in the form of score_mining.py: name, text, annotation."""
    for f in sorted(glob.glob(os.path.join(folder, '*.json'))):
        with open(f, encoding='utf-8') as a, open(f[:-5] + '.txt', encoding='utf-8') as t:
            yield os.path.basename(f)[:-5], t.read(), json.load(a)


def own(folder):
    """NAME.arg, the debates of this project: name, question, blocks, cross.

    A block is ('yes' or 'no', its sentences) in print order, a sentence (id, role, text); of `cross` the words of each line.
    """
    for f in sorted(glob.glob(os.path.join(folder, '*.arg'))):
        question, part, blocks, cross = '', None, [], []
        with open(f, encoding='utf-8') as lines:
            for line in map(str.strip, lines):
                if line.startswith('question:'):
                    question = line[9:].strip()
                elif line.startswith('=='):
                    part = line[2:].strip()
                    if part in ('yes', 'no'):
                        blocks.append((part, []))
                elif part in ('yes', 'no') and '|' in line and not line.startswith('credit:'):
                    head, text = line.split('|', 1)
                    ident, role = head.split()[:2]
                    blocks[-1][1].append((ident, role, ' '.join(text.split())))
                elif part == 'cross' and line:
                    cross.append(line.split())
        yield os.path.basename(f)[:-4], question, blocks, cross


def mine(moot, text, options=()):
    """What `moot mine` reads in a text; None if it cannot be read."""
    p = subprocess.run([moot, 'mine', '--json', *options, '-'], input=text.encode(), capture_output=True, timeout=60)
    return json.loads(p.stdout) if p.returncode in (0, 1) else None
