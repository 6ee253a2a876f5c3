import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import styles from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title, read out when it opens. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end, the main one last. */
  actions?: ReactNode;
  /** Contains only text: the body takes the focus, so that the keyboard scrolls it. */
  readOnly?: boolean;
  closeLabel: string;
  /** Requires an answer: `alertdialog`, and a click outside does not close it. */
  alert?: boolean;
  /** Focused on opening; by default the first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Focused on closing; by default what had the focus before. */
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A modal layer. Focus stays inside and returns where it was; Escape closes. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  actions,
  readOnly = false,
  closeLabel,
  alert = false,
  initialFocus,
  finalFocus,
}: DialogProps) {
  const Root = alert ? AlertDialog.Root : Base.Root;
  return (
    <Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup className={styles.popup} initialFocus={initialFocus} finalFocus={finalFocus}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {description && (
              <Base.Description className={styles.description}>{description}</Base.Description>
            )}
            {children && (
              <div className={styles.body} tabIndex={readOnly ? 0 : undefined}>
                {children}
              </div>
            )}
            {actions && <div className={styles.actions}>{actions}</div>}
            {/* Last in DOM order, so that the first focus goes to the dialog's content; without a tooltip,
                which would capture the first Escape. */}
            {!alert && (
              <Base.Close className={styles.close} aria-label={closeLabel}>
                <X aria-hidden />
              </Base.Close>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Root>
  );
}
