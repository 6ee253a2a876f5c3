export function Welcome() {
  return <p>…</p>;
}
