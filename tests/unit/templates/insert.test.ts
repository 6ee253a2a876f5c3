import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertTemplate } from '../../../lib/templates/insert';

describe('inserting a template', () => {
  it('selects its first gap, so that typing replaces it', () => {
    const { text, selection } = insertTemplate('', 0, 0, '> …\nBy when: …');
    expect(text).toBe('> …\nBy when: …');
    expect(text.slice(...selection)).toBe('…');
    expect(selection[0]).toBe(2);
  });

  it('replaces the selection, keeps the rest, and puts the cursor after the inserted text', () => {
    expect(insertTemplate('one two three', 4, 7, 'TWO')).toEqual({
      text: 'one TWO three',
      selection: [7, 7],
    });
  });

  it('never loses text outside the selection', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, gone, tail, body) => {
        const end = head.length + gone.length;
        const { text } = insertTemplate(head + gone + tail, head.length, end, body);
        expect(text).toBe(head + body + tail);
      }),
    );
  });
});
