/** The match patterns the browser has granted, as places a coach knows by name. */
import { CALL_SERVICES, originPattern, type CallService } from '../../lib/call/services';

export interface AllowedSite {
  readonly key: string;
  /** Null for a grant of every website. */
  readonly name: string | null;
  /** What to give back to be without it. */
  readonly patterns: readonly string[];
}

/**
 * Services by their names once all their places are granted, then other sites by their hosts.
 * @param granted match patterns, such as `https://calls.example.org/*`
 */
export function allowedSites(granted: readonly string[]): AllowedSite[] {
  const services = CALL_SERVICES.filter((service) => isAllowed(service, granted));
  const ofServices = new Set(services.flatMap(({ origins }) => origins));
  const others = granted.filter((pattern) => !ofServices.has(pattern));
  return [
    ...services.map(({ id, name, origins }) => ({ key: id, name, patterns: origins })),
    ...others.map((pattern) => ({ key: pattern, name: hostOf(pattern), patterns: [pattern] })),
  ];
}

/** Services not yet allowed everywhere they run. */
export function servicesToChoose(granted: readonly string[]): CallService[] {
  return CALL_SERVICES.filter((service) => !isAllowed(service, granted));
}

function isAllowed({ origins }: CallService, granted: readonly string[]): boolean {
  return origins.every((origin) => granted.includes(origin));
}

function hostOf(pattern: string): string | null {
  const host = /^[a-z*]+:\/\/([^/]+)\//.exec(pattern)?.[1];
  return host === undefined || host === '*' ? null : host;
}

export type Choice =
  { readonly patterns: readonly string[] } | { readonly problem: 'nothingChosen' | 'notAnAddress' };

/** What to ask the browser for, or what is wrong with the choice. */
export function chosenPatterns(serviceIds: ReadonlySet<string>, address: string): Choice {
  const ofServices = CALL_SERVICES.filter(({ id }) => serviceIds.has(id)).flatMap(
    ({ origins }) => origins,
  );
  if (address.trim() === '') {
    return ofServices.length === 0 ? { problem: 'nothingChosen' } : { patterns: ofServices };
  }
  const other = originPattern(address);
  return other === null ? { problem: 'notAnAddress' } : { patterns: [...ofServices, other] };
}
