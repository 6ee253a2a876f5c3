import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { cx } from './cx';
import { Kbd } from './Kbd';
import styles from './Menu.module.css';

export interface MenuAction {
  kind?: 'action';
  id: string;
  label: string;
  icon?: ReactNode;
  shortcut?: string | undefined;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuCheck {
  kind: 'check';
  id: string;
  label: string;
  checked: boolean;
  disabled?: boolean;
  onCheckedChange: (checked: boolean) => void;
}

export interface MenuSeparator {
  kind: 'separator';
  id: string;
}

export type MenuEntry = MenuAction | MenuCheck | MenuSeparator;

export interface MenuProps {
  /** A Button or IconButton; the menu opens from it. */
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  align?: 'start' | 'center' | 'end';
  /** Controls it from outside, with `onOpenChange`. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Focused on closing; by default the trigger. */
  finalFocus?: RefObject<HTMLElement | null>;
}

/** A list of actions behind one button; arrows, letters and Escape work as in native menus. */
export function Menu({
  trigger,
  entries,
  align = 'end',
  open,
  onOpenChange,
  finalFocus,
}: MenuProps) {
  // Render it next to its trigger, so that it is in the same landmark of the page.
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <span ref={setHost} className={styles.host} />
      <Base.Portal container={host}>
        <Base.Positioner
          align={align}
          positionMethod="fixed"
          sideOffset={4}
          collisionPadding={8}
          className={styles.positioner}
        >
          <Base.Popup className={styles.popup} finalFocus={finalFocus}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className={styles.separator} />;
  if (entry.kind === 'check') {
    return (
      <Base.CheckboxItem
        className={styles.item}
        checked={entry.checked}
        disabled={entry.disabled}
        onCheckedChange={(checked) => entry.onCheckedChange(checked)}
      >
        <span className={styles.icon}>
          <Base.CheckboxItemIndicator render={<Check aria-hidden />} />
        </span>
        <span className={styles.label}>{entry.label}</span>
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item
      className={cx(styles.item, entry.danger && styles.danger)}
      disabled={entry.disabled}
      onClick={entry.onSelect}
      aria-keyshortcuts={entry.shortcut}
    >
      <span className={styles.icon}>{entry.icon}</span>
      <span className={styles.label}>{entry.label}</span>
      {entry.shortcut && <Kbd keys={entry.shortcut} hidden className={styles.shortcut} />}
    </Base.Item>
  );
}
