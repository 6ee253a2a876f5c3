/** Every page: nothing before it is known whether the coach has hidden it, and a cover while so. */
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui';
import styles from './HiddenGate.module.css';
import { takesText } from './takesText';
import { useHidden } from './useHidden';

/** On the document while it is hidden: see base.css. */
const HIDDEN = 'data-hidden';
const SHOW_KEY = 'h';

/** The page goes on behind the cover: what is being written in it stays, and is saved. */
export function HiddenGate({ children }: { readonly children: ReactNode }) {
  const [hidden, setHidden] = useHidden();
  if (hidden === undefined) return null;
  return (
    <>
      {children}
      {hidden && createPortal(<Cover onShow={() => setHidden(false)} />, document.body)}
    </>
  );
}

function Cover({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const show = useRef<HTMLButtonElement>(null);
  /** Whoever was typing goes on typing for a moment: then no letter and no space may show the page. */
  const [before] = useState(() => document.activeElement);
  const wasTyping = takesText(before);

  useLayoutEffect(() => {
    document.documentElement.toggleAttribute(HIDDEN, true);
    (wasTyping ? title : show).current?.focus();
    return () => {
      document.documentElement.removeAttribute(HIDDEN);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before, wasTyping]);

  const press = useEffectEvent((event: KeyboardEvent) => {
    // No shortcut of the page acts on what nobody sees.
    event.stopImmediatePropagation();
    const { key, ctrlKey, metaKey, altKey } = event;
    if (wasTyping || ctrlKey || metaKey || altKey || key.toLowerCase() !== SHOW_KEY) return;
    event.preventDefault();
    onShow();
  });
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('keydown', (event) => press(event), options);
    return () => listening.abort();
  }, []);

  return (
    <main className={styles.cover} data-cover>
      <h1 ref={title} tabIndex={-1} className={styles.title}>
        {t('panel.hidden')}
      </h1>
      <Button ref={show} onClick={onShow} shortcut={wasTyping ? undefined : SHOW_KEY.toUpperCase()}>
        {t('panel.show')}
      </Button>
    </main>
  );
}
