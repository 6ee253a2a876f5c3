/** Search results, each a link to where it was written. */
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { instantText } from '../../../lib/export/format';
import type { SearchDocument } from '../../../lib/search/document';
import { marked } from '../../../lib/search/marks';
import type { Hit } from '../../../lib/search/search-index';
import { localTimeZone } from '../../app/timeZone';
import { useLanguage } from '../../app/useLanguage';
import { placeHref } from '../place';
import styles from './Search.module.css';

const SHOWN_CHARS = 280;

interface HitsProps {
  readonly hits: readonly Hit[];
  readonly names: ReadonlyMap<string, string>;
}

/** Memoised until the results change, so that a typed letter renders them once, not twice. */
export const Hits = memo(function Hits({ hits, names }: HitsProps) {
  return (
    <ul role="list" className={styles.hits} onKeyDown={stepOn}>
      {hits.map((hit) => (
        <Row key={hit.document.key} hit={hit} name={names.get(hit.document.personId ?? '')} />
      ))}
    </ul>
  );
});

function Row({ hit, name }: { readonly hit: Hit; readonly name: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { document, words, closeness } = hit;
  const { kind, noteKind, text, at } = document;
  const about = [
    noteKind === null ? t(`journal.search.kinds.${kind}`) : t(`panel.notes.kinds.${noteKind}`),
    kind !== 'person' && instantText(at, localTimeZone(), language).date,
    closeness === 'near' && t('journal.search.near'),
  ];
  return (
    <li className={styles.hit}>
      <p className={styles.about}>
        <a href={whereTo(document)}>{name ?? t('journal.search.someone')}</a>
        <span className={styles.meta}>{about.filter(Boolean).join(' · ')}</span>
      </p>
      <p className={styles.text} dir="auto">
        {marked(text, words, SHOWN_CHARS).map((piece, index) =>
          piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
        )}
      </p>
    </li>
  );
}

function whereTo({ kind, recordId, personId, sessionId }: SearchDocument): string {
  if (sessionId === null)
    return personId === null ? placeHref('search') : placeHref('person', personId);
  return kind === 'note'
    ? placeHref('session', sessionId, recordId)
    : placeHref('session', sessionId);
}

/** Moves the focus to the next or previous result with ↓ and ↑. */
function stepOn(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.findIndex((link) => link === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
