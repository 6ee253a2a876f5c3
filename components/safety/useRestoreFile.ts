import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../lib/backup/format';
import type { BackupProblem } from '../../lib/backup/read';
import type { Inspection, RestoreMode, Safety } from '../../lib/backup/safety';
import { useToast } from '../ui';

interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

export function useRestoreFile(safety: Safety) {
  const { t } = useTranslation();
  const toast = useToast();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [found, setFound] = useState<Inspection | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const say = (what: BackupProblem) =>
    what.code === 'malformed'
      ? t('safety.problem.malformed', { place: what.place })
      : t(`safety.problem.${what.code}`);

  async function working(work: () => Promise<void>, failure: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const waits = error instanceof Error && error.message === 'sessionOpen';
      setProblem(waits ? t('safety.problem.sessionOpen') : failure);
    } finally {
      setBusy(false);
    }
  }

  async function inspect({ text }: ChosenFile, given: string | null): Promise<void> {
    const inspected = await safety.inspect(text, given);
    setFound(inspected);
    if (inspected.state === 'problem') setProblem(say(inspected.problem));
  }

  function leave(): void {
    setFile(null);
    setFound(null);
    setPassphrase('');
    setProblem(null);
  }

  return {
    file,
    passphrase,
    found,
    problem,
    busy,
    leave,
    write: setPassphrase,
    choose: (chosen: File) =>
      working(async () => {
        leave();
        const read = { name: chosen.name, text: await chosen.text() };
        setFile(read);
        await inspect(read, null);
      }, t('safety.problem.unreadable')),
    open: () =>
      working(async () => {
        if (file) await inspect(file, passphrase);
      }, t('safety.problem.unreadable')),
    restore: (backup: Backup, mode: RestoreMode) =>
      working(async () => {
        await safety.restore(backup, mode);
        leave();
        toast.show({ message: t('safety.restore.done') });
      }, t('safety.problem.notRestored')),
  };
}
