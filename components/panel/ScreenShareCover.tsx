/** Covers the panel while the call shares this screen. */
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showsPanel } from '../../lib/call/link';
import { useSharing } from '../app/hooks';
import { Button } from '../ui';
import styles from './Panel.module.css';

/** Unmounts `children` while covered; drafts are kept on disk. */
export function ScreenShareCover({ children }: { readonly children: ReactNode }) {
  const sharing = useSharing();
  const [uncovered, setUncovered] = useState<string | null>(null);
  if (!showsPanel(sharing) || uncovered === sharing.id) return children;
  return <Covered surface={sharing.surface} onShow={() => setUncovered(sharing.id)} />;
}

interface CoveredProps {
  readonly surface: 'monitor' | 'window' | 'browser';
  readonly onShow: () => void;
}

function Covered({ surface, onShow }: CoveredProps) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onShow();
  });

  useEffect(() => {
    // Focus the title, not the button: a coach who is typing would press it with the next space.
    title.current?.focus();
    const listening = new AbortController();
    document.addEventListener('keydown', (event) => press(event), { signal: listening.signal });
    return () => listening.abort();
  }, []);

  return (
    <main className={styles.hidden}>
      <div className={styles.covered}>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {t(surface === 'window' ? 'panel.curtain.window' : 'panel.curtain.monitor')}
        </h1>
        <p>{t('panel.curtain.why')}</p>
      </div>
      <Button onClick={onShow} shortcut="Esc">
        {t('panel.curtain.show')}
      </Button>
    </main>
  );
}
