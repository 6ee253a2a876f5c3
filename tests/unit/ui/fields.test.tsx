// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  Button,
  Checkbox,
  IconButton,
  Kbd,
  NumberField,
  Section,
  SegmentedControl,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../../../components/ui';
import { button, click, find, press, render, type } from './render';

function Seconds({ onChange }: { onChange: (value: number | null) => void }) {
  const [value, setValue] = useState<number | null>(90);
  return (
    <NumberField
      label="Long turn"
      min={30}
      max={300}
      value={value}
      onValueChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

describe('form fields', () => {
  it('connect label, hint and error to the input', async () => {
    await render(
      <TextField
        label="Name"
        hint="Only you see it."
        error="Write a name."
        value=""
        onValueChange={() => {}}
      />,
    );
    const input = find<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent).toBe('Name');
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'Only you see it.',
      'Write a name.',
    ]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('leave the Enter key of a text area to the caller', async () => {
    const onKeyDown = vi.fn();
    const onValueChange = vi.fn();
    await render(
      <TextArea label="Note" value="a" onValueChange={onValueChange} onKeyDown={onKeyDown} />,
    );
    const area = find<HTMLTextAreaElement>('textarea');
    await press('Enter', area);
    expect(onKeyDown.mock.calls[0]?.[0].defaultPrevented).toBe(false);
    await type(area, 'ab');
    expect(onValueChange).toHaveBeenCalledWith('ab');
  });

  it('report a number only in range, and clamp it when the field is left', async () => {
    const onChange = vi.fn();
    await render(<Seconds onChange={onChange} />);
    const input = find<HTMLInputElement>('input');
    await act(async () => input.focus());
    await type(input, '9');
    expect(onChange).not.toHaveBeenCalled();
    expect(input.value).toBe('9');
    await type(input, '120');
    expect(onChange).toHaveBeenLastCalledWith(120);
    await type(input, '999');
    await act(async () => input.blur());
    expect(onChange).toHaveBeenLastCalledWith(300);
    expect(input.value).toBe('300');
    await type(input, '');
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  it('report a choice by its value', async () => {
    const onValueChange = vi.fn();
    const options = [
      { value: 'en', label: 'English' },
      { value: 'fr', label: 'Français' },
    ] as const;
    await render(
      <Select label="Language" value="en" onValueChange={onValueChange} options={options} />,
    );
    const select = find<HTMLSelectElement>('select');
    await act(async () => {
      select.value = 'fr';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(onValueChange).toHaveBeenCalledWith('fr');
  });

  it('switch and tick', async () => {
    const [ticked, switched] = [vi.fn(), vi.fn()];
    await render(
      <>
        <Checkbox label="Consent" checked={false} onCheckedChange={ticked} />
        <Switch label="Digits" checked onCheckedChange={switched} />
      </>,
    );
    await click(find('input:not([role])'));
    await click(find('[role=switch]'));
    expect(ticked).toHaveBeenCalledWith(true);
    expect(switched).toHaveBeenCalledWith(false);
  });

  it('present segments as one radio group', async () => {
    const onValueChange = vi.fn();
    await render(
      <SegmentedControl
        label="Look"
        value={null}
        onValueChange={onValueChange}
        segments={[
          { value: 'bar', label: 'Bar' },
          { value: 'ring', label: 'Ring' },
        ]}
      />,
    );
    const radios = document.querySelectorAll<HTMLInputElement>('[role=radiogroup] input');
    expect(new Set([...radios].map((radio) => radio.name)).size).toBe(1);
    expect([...radios].map((radio) => radio.labels?.[0]?.textContent)).toEqual(['Bar', 'Ring']);
    await click(find('input[value=ring]'));
    expect(onValueChange).toHaveBeenCalledWith('ring');
  });
});

describe('buttons', () => {
  it('do not submit a form by accident, and expose their shortcut', async () => {
    const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    await render(
      <form onSubmit={onSubmit}>
        <Button>Later</Button>
        <IconButton label="Pause" icon={<svg />} shortcut="Alt+P" pressed={false} />
      </form>,
    );
    await click(button('Later'));
    await click(button('Pause'));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(button('Pause').getAttribute('aria-keyshortcuts')).toBe('Alt+P');
    expect(button('Pause').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('Section', () => {
  it('folds and unfolds under its own title', async () => {
    await render(
      <Section title="Notes" collapsible defaultOpen={false}>
        <p>First note</p>
      </Section>,
    );
    const fold = button('Notes');
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    await click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(document.body.textContent).toContain('First note');
    expect(find('section').getAttribute('aria-labelledby')).toBe(fold.closest('h2')?.id);
  });
});

describe('a keyboard shortcut', () => {
  it.each([
    ['Alt+N', ['Alt', 'N']],
    ['+', ['+']],
    ['Ctrl++', ['Ctrl', '+']],
  ])('%s is drawn with one cap for each key', async (keys, caps) => {
    const { host } = await render(<Kbd keys={keys} />);
    expect([...host.querySelectorAll('kbd')].map(({ textContent }) => textContent)).toEqual(caps);
  });
});
