/** The journal's navigation: a column beside it, or a menu button on narrow pages. */
import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastBackup } from '../safety/LastBackup';
import styles from './Navigation.module.css';
import { placeHref } from './place';
import { VIEWS } from './views';

/** @param at the current entry */
export function Navigation({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const title = t('journal.title');
  const current = VIEWS[at]?.nav;

  function close() {
    if (!open) return;
    setOpen(false);
    // The focused entry is hidden now: return the focus to the button.
    button.current?.focus();
  }

  return (
    <nav
      className={styles.nav}
      aria-label={t('journal.navigation')}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <p className={styles.name}>{title}</p>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        {[title, current && t(current)].filter(Boolean).join(' · ')}
        <ChevronDown size={16} aria-hidden />
      </button>
      <ul id={listId} role="list" className={styles.list} data-open={open || undefined}>
        {Object.entries(VIEWS).map(
          ([view, { nav }]) =>
            nav && (
              <li key={view}>
                <a
                  href={placeHref(view)}
                  aria-current={view === at ? 'page' : undefined}
                  onClick={close}
                >
                  {t(nav)}
                </a>
              </li>
            ),
        )}
      </ul>
      <div className={styles.backup}>
        <LastBackup href={placeHref('safety')} />
      </div>
    </nav>
  );
}
