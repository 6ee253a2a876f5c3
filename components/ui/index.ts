export { Button, type ButtonProps } from './Button';
export { Checkbox, type CheckboxProps } from './Checkbox';
export { cx } from './cx';
export { DateField, type DateFieldProps } from './DateField';
export { Dialog, type DialogProps } from './Dialog';
export { EmptyState, type EmptyStateProps } from './EmptyState';
export { IconButton, type IconButtonProps } from './IconButton';
export { Kbd, type KbdProps } from './Kbd';
export { LongList, type LongListProps } from './LongList';
export {
  Menu,
  type MenuAction,
  type MenuCheck,
  type MenuEntry,
  type MenuProps,
  type MenuSeparator,
} from './Menu';
export { Notice, type NoticeProps } from './Notice';
export { NumberField, type NumberFieldProps } from './NumberField';
export { RadioList, type RadioListProps } from './RadioList';
export { Scale, type ScaleProps } from './Scale';
export { Section, type SectionProps } from './Section';
export { SegmentedControl, type Segment, type SegmentedControlProps } from './SegmentedControl';
export { Select, type SelectOption, type SelectProps } from './Select';
export { Switch, type SwitchProps } from './Switch';
export { TagField, type TagFieldProps } from './TagField';
export { Term, type TermProps } from './Term';
export { TextArea, type TextAreaProps } from './TextArea';
export { TextField, type TextFieldProps } from './TextField';
export { Toaster, useToast, type ToastApi, type ToasterProps, type ToastRequest } from './Toast';
export { Tooltip, type TooltipProps } from './Tooltip';
export { UiRoot, type Theme, type UiRootProps } from './UiRoot';
export { useAtMostEvery } from './useAtMostEvery';
export { VisuallyHidden } from './VisuallyHidden';
