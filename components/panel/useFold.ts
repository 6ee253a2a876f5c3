import { useState } from 'react';

/** A section that is open while the session opens, unless the coach folded or unfolded it. */
export function useFold(opening: boolean) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  return { open: chosen ?? opening, onOpenChange: setChosen };
}
