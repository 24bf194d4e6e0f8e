"""Debates as the tools that measure read them: annotated files -> texts, and texts -> what moot mines.  Standard library only."""
import glob, json, os, subprocess


def given(folder):
    """NAME.txt with NAME.json in the form of score_mining.py: name, text, annotation."""
    for f in sorted(glob.glob(os.path.join(folder, '*.json'))):
        with open(f, encoding='utf-8') as a, open(f[:-5] + '.txt', encoding='utf-8') as t:
            yield os.path.basename(f)[:-5], t.read(), json.load(a)


def parts(path):
    """An .arg file: its head, and its parts in order as (name, stripped lines)."""
    head, found = {}, []
    with open(path, encoding='utf-8') as lines:
        for line in map(str.strip, lines):
            if line.startswith('=='):
                found.append((line[2:].strip(), []))
            elif found:
                found[-1][1].append(line)
            elif ':' in line:
                key, value = line.split(':', 1)
                head[key] = value.strip()
    return head, found


def own(folder):
    """NAME.arg, the debates of this project: name, question, blocks, cross.

    A block is ('yes' or 'no', its sentences) in print order, a sentence (id, role, text); of `cross` the words of each line.
    """
    for f in sorted(glob.glob(os.path.join(folder, '*.arg'))):
        head, found = parts(f)
        blocks, cross = [], []
        for name, lines in found:
            if name in ('yes', 'no'):
                units = [line.split('|', 1) for line in lines if '|' in line and not line.startswith('credit:')]
                blocks.append((name, [(*fields.split()[:2], ' '.join(text.split())) for fields, text in units]))
            elif name == 'cross':
                cross += [line.split() for line in lines if line]
        yield os.path.basename(f)[:-4], head['question'], blocks, cross


def mine(moot, text, options=()):
    """What `moot mine` reads in a text; None if it cannot be read."""
    p = subprocess.run([moot, 'mine', '--json', *options, '-'], input=text.encode(), capture_output=True, timeout=60)
    return json.loads(p.stdout) if p.returncode in (0, 1) else None
