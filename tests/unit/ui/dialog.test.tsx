// @vitest-environment happy-dom
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button, Dialog } from '../../../components/ui';
import { button, click, find, press, render } from './render';

function Asking({ alert = false }: { alert?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="End the session"
        description="The notes stay."
        closeLabel="Close"
        alert={alert}
        actions={<Button>Keep going</Button>}
      />
    </>
  );
}

describe('Dialog', () => {
  it('has a name and a description, takes the focus, and returns it on Escape', async () => {
    await render(<Asking />);
    const opener = button('Open');
    await click(opener);
    const dialog = find('[role=dialog]');
    const words = (attribute: string) =>
      document.getElementById(dialog.getAttribute(attribute) ?? '')?.textContent;
    expect(words('aria-labelledby')).toBe('End the session');
    expect(words('aria-describedby')).toBe('The notes stay.');
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));

    await press('Escape');
    await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it('closes by its button', async () => {
    await render(<Asking />);
    await click(button('Open'));
    await click(button('Close'));
    await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  });

  it('has the role alertdialog when it asks for a decision', async () => {
    await render(<Asking alert />);
    await click(button('Open'));
    expect(find('[role=alertdialog]').textContent).toContain('End the session');
    expect(() => button('Close')).toThrow('0 found');
  });
});
