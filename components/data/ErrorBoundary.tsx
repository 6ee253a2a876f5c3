import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui';
import styles from './Failure.module.css';

interface ErrorBoundaryProps {
  /** Name of the part, shown to the coach. */
  readonly name: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/**
 * Replaces a part that throws with a notice and leaves the rest of the page alone. 'Try again' mounts the
 * part anew; text typed in it is still there, because the page holds it (see useHeld).
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

/** Says which part failed, with a button to try again. */
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
