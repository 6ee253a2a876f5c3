/** Every fault by its name. */
import { run as corrupt } from './corrupt';
import { run as crowd } from './crowd';
import { run as crypto } from './crypto';
import { run as clock } from './clock';
import type { NamedFault } from './fault';
import { run as forge } from './forge';
import { run as fullDisk } from './full-disk';
import { run as importing } from './import';
import { run as inject } from './inject';
import { run as kill } from './kill';
import { run as killFirefox } from './kill-firefox';
import { run as migrate } from './migrate';
import { run as model } from './model';
import { run as power } from './power';
import { run as roundTrip } from './round-trip';
import { run as schema } from './schema';
import { run as sealing } from './sealing';
import { run as silence } from './silence';
import { run as soak } from './soak';
import { run as worker } from './worker';

export const FAULTS: Readonly<Record<string, NamedFault>> = {
  kill: { run: kill, counted: 'kills', full: 500, small: 4, needs: ['chromium'] },
  'kill-firefox': { run: killFirefox, counted: 'kills', full: 50, small: 3, needs: ['firefox'] },
  model: { run: model, counted: 'runs', full: 10_000, small: 60, needs: [] },
  power: { run: power, counted: 'power cuts', full: 200, small: 2, needs: ['chromium', 'root'] },
  'full-disk': {
    run: fullDisk,
    counted: 'full disks',
    full: 100,
    small: 3,
    needs: ['chromium', 'root'],
  },
  worker: { run: worker, counted: 'kills', full: 120, small: 6, needs: ['chromium'] },
  forge: {
    run: forge,
    counted: 'forged events',
    full: 1_000_000,
    small: 20_000,
    needs: ['chromium'],
  },
  corrupt: { run: corrupt, counted: 'damaged databases', full: 140, small: 7, needs: ['chromium'] },
  crowd: { run: crowd, counted: 'tabs', full: 100, small: 12, needs: ['chromium'] },
  soak: { run: soak, counted: 'minutes', full: 30, small: 1, needs: ['chromium'] },
  inject: { run: inject, counted: 'hostile texts', full: 500, small: 100, needs: ['chromium'] },
  migrate: { run: migrate, counted: 'kills', full: 200, small: 3, needs: ['chromium'] },
  schema: { run: schema, counted: 'rows', full: 100_000, small: 1_000, needs: ['chromium'] },
  silence: { run: silence, counted: 'sessions', full: 10, small: 1, needs: ['chromium'] },
  clock: { run: clock, counted: 'sessions', full: 10_000, small: 60, needs: [] },
  import: { run: importing, counted: 'files', full: 10_000, small: 300, needs: [] },
  'round-trip': { run: roundTrip, counted: 'pairs', full: 5_000, small: 60, needs: [] },
  sealing: { run: sealing, counted: 'kills', full: 200, small: 2, needs: ['chromium'] },
  crypto: { run: crypto, counted: 'attempts', full: 10_000, small: 200, needs: [] },
};
