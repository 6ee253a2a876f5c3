import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  content: string;
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The content equals the element's accessible name, and must not be announced twice. */
  repeatsName?: boolean;
  /** One focusable element that accepts a ref and event props, with its own accessible name. */
  children: ReactElement;
}

/** A short hint on hover and focus; never the only place of an information. */
export function Tooltip({
  content,
  shortcut,
  side = 'top',
  repeatsName = false,
  children,
}: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} aria-description={repeatsName ? undefined : content} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={styles.positioner}
        >
          <Base.Popup className={styles.popup} aria-hidden>
            {content}
            {shortcut && <Kbd keys={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
