export function Panel() {
  return <p>…</p>;
}
