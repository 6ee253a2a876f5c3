/**
 * Gate of every page: renders nothing until it is known whether the coach has hidden Aparté, and a cover
 * while hidden.
 */
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

/** Attribute on the document element while the page is hidden: see base.css. */
const HIDDEN = 'data-hidden';
const SHOW_KEY = 'h';

/** The page stays mounted behind the cover, so that text being written in it is kept and saved. */
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
  /**
   * A coach who was typing may continue for a moment: in that case no letter and no space may show the page.
   */
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
    // Disable the page's shortcuts while it is hidden.
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
