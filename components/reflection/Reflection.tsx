export function Reflection({ sessionId }: { readonly sessionId: string }) {
  return <p>{sessionId}</p>;
}
