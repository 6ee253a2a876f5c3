import { useEffect, useState } from 'react';
import { useServices } from '../app/services';

/** The granted match patterns, kept up to date; undefined until they are known. */
export function useAllowedSites(): readonly string[] | undefined {
  const { sites } = useServices();
  const [granted, setGranted] = useState<readonly string[]>();

  useEffect(() => {
    let current = true;
    const read = () => {
      sites.allowed().then(
        (patterns) => {
          if (current) setGranted(patterns);
        },
        (error: unknown) => console.warn('aparté: permissions could not be read', error),
      );
    };
    read();
    const stop = sites.listen(read);
    return () => {
      current = false;
      stop();
    };
  }, [sites]);

  return granted;
}
