import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui';
import styles from './Failure.module.css';

interface ErrorBoundaryProps {
  /** Names the part to the coach. */
  readonly name: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/**
 * A part that throws is replaced by a notice, and nothing else on the page is. 'Try again' mounts it anew:
 * what was typed in it is held by the page (see useHeld), so it is there again.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  private readonly retry = () => this.setState({ broken: false });

  override render() {
    const { name, children } = this.props;
    return this.state.broken ? <BrokenNotice name={name} onRetry={this.retry} /> : children;
  }
}

interface BrokenNoticeProps {
  readonly name: string;
  readonly onRetry: () => void;
}

/** Says which part failed. */
export function BrokenNotice({ name, onRetry }: BrokenNoticeProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.failure}>
      <Notice tone="attention" action={{ label: t('common.tryAgain'), onSelect: onRetry }}>
        {t('common.broken', { name })}
      </Notice>
    </div>
  );
}
