/** RFC 4180 to the letter: CRLF after every record, quotes only around whole fields. */
export function parseCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const field =
    delimiter === ','
      ? /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
      : /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/y;
  while (at < text.length) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`not RFC 4180 at ${at}: ${text.slice(at, at + 20)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    at = field.lastIndex;
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) throw new SyntaxError('the last record does not end');
  return rows;
}
