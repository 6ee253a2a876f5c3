/** Sends chunks to the worker one by one, and retries each until it is acknowledged. */
import type { Unstored } from '../../messages/live';
import type { Order, Report, ReportReply } from '../../messages/reports';

const RESEND_AFTER_MS = 2_000;

type ChunkReport = Extract<Report, { type: 'call.chunk' }>;

interface ChunkQueueDependencies {
  readonly send: (report: ChunkReport) => Promise<ReportReply>;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Called with the current order, which every reply contains. */
  readonly onOrder: (order: Order) => void;
}

export function createChunkQueue({ send, after, onOrder }: ChunkQueueDependencies) {
  /** Not acknowledged, oldest first. */
  let waiting: ChunkReport[] = [];
  let sending = false;
  let stopped = false;

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    await sendNext();
    sending = false;
  }

  async function sendNext(): Promise<void> {
    const [sent] = waiting;
    if (!sent || stopped) return;
    const reply = await send(sent);
    if (!reply.accepted) return void after(RESEND_AFTER_MS, () => void sendAll());
    waiting = waiting.filter((report) => report !== sent);
    onOrder(reply.order);
    await sendNext();
  }

  return {
    add(report: ChunkReport): void {
      waiting.push(report);
      void sendAll();
    },
    unsent: (): Unstored => waiting.map(({ id, chunk }) => ({ id, chunk })),
    stop(): void {
      stopped = true;
    },
  };
}
