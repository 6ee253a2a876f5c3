import { useState } from 'react';

/** A section that starts open while the session opens, until the coach folds or unfolds it. */
export function useFold(opening: boolean) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  return { open: chosen ?? opening, onOpenChange: setChosen };
}
