/** `#search`: full-text search. The query is not part of the URL, so it is in no browser history. */
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../../lib/export/format';
import type { SearchState } from '../../../lib/search/keeper';
import type { Asked } from '../../../lib/search/search-index';
import { useStored } from '../../data/useStored';
import { useJournalServices } from '../../app/services';
import { useLanguage } from '../../app/useLanguage';
import { Button, Section, TextField } from '../../ui';
import { SampleOffer } from '../Sample';
import { dayBegins, dayOfMs } from './days';
import { Filters, NOT_NARROWED, type Narrowed } from './Filters';
import { Hits } from './Hits';
import styles from './Search.module.css';
import { useSearch } from './useSearch';

/** Number of results first shown, about two screens: each costs time at every typed letter. */
const FIRST = 25;
const MORE = 100;

export function SearchPage() {
  const { t } = useTranslation();
  const { stores, search } = useJournalServices();
  const [before] = useState(() => search.lastAsked.read());
  const [query, setQuery] = useState(before?.query ?? '');
  const [narrowed, setNarrowed] = useState(() => narrowedBy(before));
  const [limit, setLimit] = useState(FIRST);
  const asked = useMemo(() => askedFor(query, narrowed), [query, narrowed]);
  const { state, found } = useSearch(search, asked, limit);
  const { data: people } = useStored('person', 'all', () => stores.people.list());
  const names = useMemo(
    () => new Map((people ?? []).map(({ id, payload }) => [id, payload.name])),
    [people],
  );
  const results = useRef<HTMLDivElement>(null);

  const ask = (nextQuery: string, next: Narrowed) => {
    setQuery(nextQuery);
    setNarrowed(next);
    setLimit(FIRST);
    search.lastAsked.write(askedFor(nextQuery, next));
  };
  const limited = narrowed !== NOT_NARROWED && Object.values(narrowed).some(Boolean);
  const anything = query.trim() !== '' || limited;

  return (
    <Section title={t('journal.search.title')} level={1}>
      <div className={styles.page}>
        <search className={styles.form}>
          <TextField
            type="search"
            autoFocus
            label={t('journal.search.label')}
            hint={t('journal.search.hint')}
            value={query}
            onValueChange={(text) => ask(text, narrowed)}
            onKeyDown={(event) => {
              const first = results.current?.querySelector('a');
              if (event.key !== 'ArrowDown' || !first) return;
              event.preventDefault();
              first.focus();
            }}
          />
          <Filters
            narrowed={narrowed}
            onNarrow={(changed) => ask(query, { ...narrowed, ...changed })}
          />
        </search>
        <Progress state={state} onAgain={search.start} />
        <div ref={results} data-found={found?.asked.query}>
          {anything && found && (
            <>
              <p role="status" className={styles.meta}>
                {found.hits.length > 0
                  ? t(found.more ? 'journal.search.latest' : 'journal.search.found', {
                      count: found.hits.length,
                    })
                  : state.is === 'ready' &&
                    t(limited ? 'journal.search.nothingWithin' : 'journal.search.nothing')}
              </p>
              <Hits hits={found.hits} names={names} />
              {found.more && found.hits.length >= limit && (
                <Button variant="secondary" onClick={() => setLimit(limit + MORE)}>
                  {t('journal.search.more')}
                </Button>
              )}
            </>
          )}
        </div>
        {!anything && <p className={styles.meta}>{t('journal.search.memory')}</p>}
        {people?.length === 0 && <SampleOffer />}
      </div>
    </Section>
  );
}

interface ProgressProps {
  readonly state: SearchState;
  readonly onAgain: () => void;
}

function Progress({ state, onAgain }: ProgressProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (state.is === 'failed')
    return (
      <p role="alert" className={styles.failed}>
        {t('journal.search.failed')}
        <Button size="small" variant="secondary" onClick={onAgain}>
          {t('journal.search.again')}
        </Button>
      </p>
    );
  if (state.is !== 'building' || state.total === 0) return null;
  const share = Math.min(1, state.done / state.total);
  const label = t('journal.search.reading', { percent: percentText(share, language) });
  return (
    <p className={styles.reading}>
      <progress value={share} aria-label={label} />
      <span aria-hidden>{label}</span>
    </p>
  );
}

function askedFor(query: string, { personId, facet, from, until }: Narrowed): Asked {
  return {
    query,
    personId: personId || undefined,
    facet: facet || undefined,
    fromMs: dayBegins(from, 0),
    untilMs: dayBegins(until, 1),
  };
}

function narrowedBy(asked: Asked | null): Narrowed {
  if (!asked) return NOT_NARROWED;
  const { personId = '', facet = '', fromMs, untilMs } = asked;
  return { personId, facet, from: dayOfMs(fromMs), until: dayOfMs(untilMs, 1) };
}
