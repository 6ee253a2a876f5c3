/** Groups the granted match patterns into sites with names a coach knows. */
import { CALL_SERVICES, originPattern, type CallService } from '../../lib/call/services';

export interface AllowedSite {
  readonly key: string;
  /** Null for a grant of every website. */
  readonly name: string | null;
  /** The match patterns to revoke to remove the site. */
  readonly patterns: readonly string[];
}

/**
 * Call services by name, once all their origins are granted, then other sites by host.
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

/** Services whose origins are not all granted. */
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

/** The match patterns to request from the browser, or the problem with the choice. */
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
