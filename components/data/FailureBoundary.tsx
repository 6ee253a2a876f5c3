/** Surrounds each part of a screen: shows its failures in its place, so that the rest keeps working. */
import { useState, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { createFailedReads, FailedReadsContext } from './failedReads';
import { FailedReadsNotice } from './FailedReadsNotice';

export function FailedReadsProvider({ children }: { readonly children: ReactNode }) {
  const [reads] = useState(createFailedReads);
  return <FailedReadsContext value={reads}>{children}</FailedReadsContext>;
}

interface FailureBoundaryProps {
  /** Name of the part, shown to the coach. */
  readonly name: string;
  readonly children: ReactNode;
}

export function FailureBoundary({ name, children }: FailureBoundaryProps) {
  return (
    <FailedReadsProvider>
      <FailedReadsNotice />
      <ErrorBoundary name={name}>{children}</ErrorBoundary>
    </FailedReadsProvider>
  );
}
