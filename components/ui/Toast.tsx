import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import styles from './Toast.module.css';

const PLAIN_MS = 6_000;
/** Longer than for plain text: the reader also has to decide and reach the button. */
const WITH_ACTION_MS = 12_000;

export interface ToastRequest {
  /** One sentence. */
  message: string;
  /** A press runs it once and closes the toast. */
  action?: { label: string; run: () => void };
  /** Time on screen in ms; 0 stays until dismissed. Hovering or focusing it pauses the timer. */
  durationMs?: number;
}

export interface ToastApi {
  /** Shows a toast and returns its id. */
  show: (request: ToastRequest) => string;
  dismiss: (id: string) => void;
}

/** Shows confirmations from any component under UiRoot. */
export function useToast(): ToastApi {
  const { add, close } = Base.useToastManager();
  return useMemo(
    () => ({
      show: ({ message, action, durationMs }) => {
        const id: string = add({
          title: message,
          timeout: durationMs ?? (action ? WITH_ACTION_MS : PLAIN_MS),
          ...(action && {
            actionProps: {
              children: action.label,
              onClick: () => {
                close(id);
                action.run();
              },
            },
          }),
        });
        return id;
      },
      dismiss: (id) => close(id),
    }),
    [add, close],
  );
}

export interface ToasterProps {
  /** The live region's accessible name. */
  label: string;
  dismissLabel: string;
  children: ReactNode;
}

/** Shows the toasts of all its descendants in one polite live region at the bottom. */
export function Toaster({ label, dismissLabel, children }: ToasterProps) {
  return (
    <Base.Provider limit={2}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport} aria-label={label}>
          <ToastList dismissLabel={dismissLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList({ dismissLabel }: { dismissLabel: string }) {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={[]}>
      <Base.Content className={styles.content}>
        <Base.Title render={<span />} className={styles.message} />
        <Base.Action className={styles.action} />
        <Base.Close className={styles.close} aria-label={dismissLabel}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
