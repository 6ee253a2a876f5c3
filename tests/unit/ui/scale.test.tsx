// @vitest-environment happy-dom
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Scale } from '../../../components/ui';
import { scaleValueForKey } from '../../../components/ui/scaleKeys';
import { button, click, find, press, render } from './render';

function Held({ start, onChange }: { start: number | null; onChange: (v: number | null) => void }) {
  const [value, setValue] = useState(start);
  return (
    <Scale
      label="How present?"
      lowLabel="elsewhere"
      highLabel="here"
      clearLabel="Clear"
      value={value}
      onValueChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

const radio = (value: number) => find<HTMLInputElement>(`input[value="${value}"]`);
const checked = () => document.querySelector<HTMLInputElement>('input:checked')?.value;

describe('the answer scale', () => {
  it('has eleven named radios, none chosen at first', async () => {
    await render(<Held start={null} onChange={() => {}} />);
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(11);
    expect(checked()).toBeUndefined();
    const group = find('[role=radiogroup]');
    const words = (attribute: string) =>
      document.getElementById(group.getAttribute(attribute) ?? '')?.textContent;
    expect(words('aria-labelledby')).toBe('How present?');
    expect(words('aria-describedby')).toBe('elsewherehere');
  });

  it('moves by one with the arrow keys, moves the focus too, and stops at the ends', async () => {
    const onChange = vi.fn();
    await render(<Held start={9} onChange={onChange} />);
    radio(9).focus();
    await press('ArrowRight');
    expect(checked()).toBe('10');
    expect(document.activeElement).toBe(radio(10));
    await press('ArrowRight');
    expect(checked()).toBe('10');
    expect(onChange).toHaveBeenCalledTimes(1);
    await press('Home');
    await press('ArrowLeft');
    expect(checked()).toBe('0');
  });

  it('takes digits, ten included, and is cleared by Delete or its button', async () => {
    const onChange = vi.fn();
    await render(<Held start={null} onChange={onChange} />);
    radio(0).focus();
    await press('7');
    expect(checked()).toBe('7');
    await press('1');
    await press('0');
    expect(checked()).toBe('10');
    await press('Delete');
    expect(checked()).toBeUndefined();
    await press('4');
    await click(button('Clear'));
    expect(checked()).toBeUndefined();
    expect(document.activeElement).toBe(radio(0));
    expect(onChange.mock.calls.map(([value]) => value)).toEqual([7, 1, 10, null, 4, null]);
  });

  it('leaves other keys and shortcuts to the page', async () => {
    const onChange = vi.fn();
    await render(<Held start={3} onChange={onChange} />);
    radio(3).focus();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await press('n');
    document.removeEventListener('keydown', heard);
    expect(heard.mock.calls[0]?.[0].defaultPrevented).toBe(false);
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('the value for a key on the scale', () => {
  const scale = { value: null, min: 0, max: 10, pending: '' };

  it('starts at the end from which the arrow comes when unset', () => {
    expect(scaleValueForKey('ArrowRight', scale)).toBe(0);
    expect(scaleValueForKey('ArrowLeft', scale)).toBe(10);
  });

  it('joins digits only into a value of the scale', () => {
    expect(scaleValueForKey('0', { ...scale, pending: '1' })).toBe(10);
    expect(scaleValueForKey('5', { ...scale, pending: '1' })).toBe(5);
    expect(scaleValueForKey('9', { ...scale, max: 5 })).toBeUndefined();
  });
});
