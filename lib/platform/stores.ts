/** All stores of this database, on one connection. */
import { checkInRecord } from '../check-ins/check-in';
import { commitmentRecord } from '../commitments/commitment';
import { draftRecord } from '../notes/draft';
import { noteRecord } from '../notes/note';
import { nudgeRecord } from '../nudges/nudge';
import { personRecord } from '../people/person';
import { deckRecord } from '../prompts/deck';
import { promptUseRecord } from '../prompts/use';
import { reflectionRecord } from '../reflection/reflection';
import { receiptRecord } from '../rights/receipt';
import { chunkRecord } from '../session/chunk';
import { sessionRecord } from '../session/session';
import { settingRecord } from '../settings/settings';
import { templateRecord } from '../templates/template';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { createRepository } from './repository';
import { createUnreadable } from './unreadable';

export type Stores = ReturnType<typeof createStores>;

export function createStores(
  connection: DatabaseConnection,
  changes: Changes,
  nowMs: () => number,
) {
  const unreadable = createUnreadable();
  const at = { connection, changes, nowMs, unreadable };
  return {
    changes,
    unreadable,
    people: createRepository({ ...at, kind: 'person', schema: personRecord }),
    sessions: createRepository({ ...at, kind: 'session', schema: sessionRecord }),
    chunks: createRepository({ ...at, kind: 'chunk', schema: chunkRecord }),
    notes: createRepository({ ...at, kind: 'note', schema: noteRecord }),
    promptUses: createRepository({ ...at, kind: 'promptUse', schema: promptUseRecord }),
    reflections: createRepository({ ...at, kind: 'reflection', schema: reflectionRecord }),
    commitments: createRepository({ ...at, kind: 'commitment', schema: commitmentRecord }),
    settings: createRepository({ ...at, kind: 'setting', schema: settingRecord }),
    drafts: createRepository({ ...at, kind: 'draft', schema: draftRecord }),
    nudges: createRepository({ ...at, kind: 'nudge', schema: nudgeRecord }),
    decks: createRepository({ ...at, kind: 'deck', schema: deckRecord }),
    templates: createRepository({ ...at, kind: 'template', schema: templateRecord }),
    checkIns: createRepository({ ...at, kind: 'checkIn', schema: checkInRecord }),
    receipts: createRepository({ ...at, kind: 'receipt', schema: receiptRecord }),
  };
}
