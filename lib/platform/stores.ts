/** Every store of this machine, behind one door. */
import { commitmentRecord } from '../commitments/commitment';
import { draftRecord } from '../notes/draft';
import { noteRecord } from '../notes/note';
import { personRecord } from '../people/person';
import { promptUseRecord } from '../prompts/use';
import { reflectionRecord } from '../reflection/reflection';
import { chunkRecord } from '../session/chunk';
import { sessionRecord } from '../session/session';
import { settingRecord } from '../settings/settings';
import { createChanges, type Changes } from './changes';
import { createDatabaseDoor, type DatabaseDoor } from './database';
import { createRepository } from './repository';

export type Stores = ReturnType<typeof createStores>;

export function createStores(
  door: DatabaseDoor = createDatabaseDoor(),
  changes: Changes = createChanges(),
) {
  const at = { door, changes };
  return {
    changes,
    people: createRepository({ ...at, kind: 'person', schema: personRecord }),
    sessions: createRepository({ ...at, kind: 'session', schema: sessionRecord }),
    chunks: createRepository({ ...at, kind: 'chunk', schema: chunkRecord }),
    notes: createRepository({ ...at, kind: 'note', schema: noteRecord }),
    promptUses: createRepository({ ...at, kind: 'promptUse', schema: promptUseRecord }),
    reflections: createRepository({ ...at, kind: 'reflection', schema: reflectionRecord }),
    commitments: createRepository({ ...at, kind: 'commitment', schema: commitmentRecord }),
    settings: createRepository({ ...at, kind: 'setting', schema: settingRecord }),
    drafts: createRepository({ ...at, kind: 'draft', schema: draftRecord }),
  };
}
