/** Imports go one way: entrypoints → components, platform → domains. */
import { describe, expect, it } from 'vitest';
import { imports, sources } from './sources';

const importsIn = (folder: string) => sources(folder).flatMap(imports);
const within = (...folders: string[]) => new RegExp(`^(?:${folders.join('|')})(?:/|$)`);
const across = (folder: string, wall: RegExp, except?: RegExp) =>
  importsIn(folder).filter(({ from, to }) => wall.test(to) && !except?.test(from));

describe('the import rules', () => {
  it('are checked on more than 500 imports each of lib and components', () => {
    expect(importsIn('lib').length).toBeGreaterThan(500);
    expect(importsIn('components').length).toBeGreaterThan(500);
  });

  it('let lib import no components or entrypoints', () => {
    expect(across('lib', within('components', 'entrypoints'))).toEqual([]);
  });

  it('let domain folders import no platform', () => {
    expect(across('lib', within('lib/platform'), within('lib/platform'))).toEqual([]);
  });

  it('let components import no platform and no entrypoint', () => {
    expect(across('components', within('lib/platform', 'entrypoints'))).toEqual([]);
  });

  it('let components/ui and components/plot import nothing about coaching', () => {
    for (const folder of ['components/ui', 'components/plot'])
      expect(
        across(folder, within('components')).filter(
          ({ to }) => !within('components/ui', 'components/plot').test(to),
        ),
      ).toEqual([]);
  });
});

it('no screen sends a command without handling the reply', () => {
  const careless = sources('components')
    .filter(({ text }) => /void send\((?![^;]*\.then\()/.test(text))
    .map(({ path }) => path);
  // `useCommand` sends and shows a message when the command was refused.
  expect(careless).toEqual([]);
});

describe('components read stored data through the hooks of components/data', () => {
  /** A call that reads stored data, on any object. */
  const READ =
    /\.(?:list|since|bySession|byPerson|idsBySession|page|count|restorePoints|lastBackup|putBackAt|holdingsOf|allowed)\(|\bstores[\w.[\]]*\.get\(|\bdurability\?\.\(|\b(?:warnings\.read|browserKeys\??\.list|lock\??\.state|folder\.state)\(/g;
  const HOOK = /\b(?:useStored|useQuery|useSafe)(?:<[^(]*>)?\(/g;

  /** Files that read outside a hook, and where their failure is shown. */
  const EXCEPT: Readonly<Record<string, string>> = {
    'data/useRecords.ts': 'is one of the hooks',
    'panel/panelReads.ts': 'is read by usePanelSession, through useStored and useQuery',
    'panel/useRecent.ts': 'is read through useStored',
    'panel/prepNote.ts': 'is read by usePrep, through useStored',
    'panel/nudging.ts': 'is read by useNudges, through useStored',
    'notes/editDrafts.ts': 'is read by useEditDrafts, through useQuery',
    'notes/unfinished.ts':
      'UnsavedDraft reads it through useStored; the note field says what it cannot read',
    'panel/CoacheeSection.tsx': 'looks before it writes: a failure shows as not saved',
    'reflection/useReflectionForm.ts': 'looks before it writes: a failure shows as not saved',
  };

  /** The text without any hook call, from its name to its closing bracket. */
  function besideHooks(text: string): string {
    let rest = '';
    let from = 0;
    for (const { index, 0: call } of text.matchAll(HOOK)) {
      if (index < from) continue;
      rest += text.slice(from, index);
      from = index + call.length;
      for (let depth = 1; depth > 0 && from < text.length; from += 1)
        depth += text[from] === '(' ? 1 : text[from] === ')' ? -1 : 0;
    }
    return rest + text.slice(from);
  }

  const reads = (text: string) => [...besideHooks(text).matchAll(READ)].map(([call]) => call);
  const files = sources('components').map(({ path, text }) => ({
    name: path.replace('components/', ''),
    reads: reads(text),
  }));

  it('a read inside a hook is distinguished from one outside', () => {
    expect(reads('const all = await stores.people.list();')).toEqual(['.list(']);
    expect(reads('void stores.people.get(id).then(set);')).toEqual(['stores.people.get(']);
    expect(reads("useStored('person', 'all', () => (stores.people.list()));")).toEqual([]);
  });

  it('no read is outside a hook, except for the named exceptions', () => {
    expect(files.filter(({ name, reads }) => reads.length > 0 && !(name in EXCEPT))).toEqual([]);
  });

  it('every named exception still reads something', () => {
    const reading = files.filter(({ reads }) => reads.length > 0).map(({ name }) => name);
    expect(Object.keys(EXCEPT).filter((name) => !reading.includes(name))).toEqual([]);
  });
});
