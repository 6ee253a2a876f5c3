/** Reads which parts of an address name the meeting, for a site that is no known service. */
import {
  announcesRoom,
  isAnchor,
  isAside,
  isCommon,
  parameterKind,
  type ParameterKind,
} from './address-words';
import { segments } from './services/service';

export interface GenericAddress {
  /** Host, path, and those parts of query and fragment that name the meeting, in a fixed order. */
  readonly key: string;
  /** Parts that may or may not name the meeting, in a fixed order. */
  readonly unclear: string;
  /** Host and path alone. */
  readonly page: string;
  /** The naming parts of query and fragment, one by one. */
  readonly named: readonly string[];
}

/** Null for a page before or after a call, such as `/login` and `/left`. */
export function genericAddress(url: URL): GenericAddress | null {
  const path = segments(url);
  const fragment = fragmentOf(url);
  const pathNames = path.some((part) => !isCommon(part));
  const aside = (parts: readonly string[]) => parts.length > 0 && isAside(parts.at(-1) ?? '');
  if (aside(path) || (!pathNames && aside(fragment.route))) return null;

  const query = parametersOf(url.searchParams);
  const all = [...query, ...fragment.parameters];
  const explicit = all.some(({ kind }) => kind === 'explicit');
  const names = ({ kind }: Parameter) =>
    kind === 'explicit' || kind === 'naming' || (kind === 'ownName' && !explicit);
  const route = routeKind(fragment.route, pathNames, explicit);
  const named = pathNames || route === 'names' || all.some(names);

  const page = `${hostOf(url)}${url.pathname.replace(/\/+$/, '')}`;
  const queryNames = written(query.filter(names));
  const fragmentNames = written(fragment.parameters.filter(names));
  const routeNames = route === 'names' ? `${fragment.rooted}${fragment.route.join('/')}` : '';
  const behind = [queryNames && `?${queryNames}`, fragmentKey(routeNames, fragmentNames)].join('');

  const isUnclear = ({ kind }: Parameter) =>
    (kind === 'unknown' && !explicit) || (kind === 'token' && !named);
  const unclear = [
    written(all.filter(isUnclear)),
    route === 'unclear' ? `#${fragment.route.join('/')}` : '',
    explicit || isAnchor(fragment.rest) ? '' : `##${fragment.rest}`,
  ].join('');
  return {
    key: behind !== '' && !page.includes('/') ? `${page}/${behind}` : `${page}${behind}`,
    unclear,
    page,
    named: [
      ...query.filter(names).map((part) => `?${written([part])}`),
      ...(routeNames === '' ? [] : [`#${routeNames}`]),
      ...fragment.parameters.filter(names).map((part) => `#?${written([part])}`),
    ],
  };
}

/** The host without the default port of `https://`. */
export function hostOf({ host }: Pick<URL, 'host'>): string {
  return host.replace(/:443$/, '');
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly kind: ParameterKind;
}

function parametersOf(search: URLSearchParams): Parameter[] {
  return [...search].map(([name, value]) => ({ name, value, kind: parameterKind(name, value) }));
}

/** Serialises parameters in a fixed order, each once. */
function written(parameters: readonly Parameter[]): string {
  const parts = parameters.map(({ name, value }) =>
    new URLSearchParams([[name, value]]).toString(),
  );
  return [...new Set(parts)].toSorted().join('&');
}

interface Fragment {
  /** The path segments of the fragment: two in `#/room/anna`, one in `#anna`. */
  readonly route: readonly string[];
  /** The slash before the route, if it has one. */
  readonly rooted: '/' | '';
  /** The parameters in the fragment, as in `#room=anna` and `#/join?room=anna`. */
  readonly parameters: readonly Parameter[];
  /** The text after a second `#`. */
  readonly rest: string;
}

function fragmentOf({ hash }: URL): Fragment {
  const [text = '', ...more] = hash.slice(1).replace(/^!+/, '').split('#');
  const question = text.indexOf('?');
  const head = question === -1 ? text : text.slice(0, question);
  const search = question === -1 ? '' : text.slice(question + 1);
  const holdsParameters = !head.startsWith('/') && head.includes('=');
  const route = holdsParameters ? [] : head.split('/').filter((part) => part !== '');
  return {
    // `#/room/anna/chat` opens a part of the page `#/room/anna`: drop such ends.
    route: route.slice(0, 1 + route.findLastIndex((part) => !isAnchor(part))),
    rooted: head.startsWith('/') ? '/' : '',
    parameters: parametersOf(new URLSearchParams(holdsParameters ? `${head}&${search}` : search)),
    rest: more.join('#'),
  };
}

function fragmentKey(route: string, parameters: string): string {
  if (route === '' && parameters === '') return '';
  return `#${route}${route !== '' && parameters !== '' ? '?' : ''}${parameters}`;
}

function isNaming(part: string): boolean {
  return !isCommon(part) && !isAnchor(part) && !isAside(part);
}

/**
 * Whether the fragment's route names the meeting. It does if no other part does, or if it announces
 * a room (`#/room/anna`). After a path that already names one, any other route may be a page within
 * that meeting.
 */
function routeKind(
  route: readonly string[],
  pathNames: boolean,
  explicit: boolean,
): 'names' | 'says nothing' | 'unclear' {
  const naming = route.filter(isNaming);
  if (naming.length === 0) return 'says nothing';
  const announced = route.some(
    (part, index) => announcesRoom(part) && naming.includes(route[index + 1] ?? ''),
  );
  if (announced || !(pathNames || explicit)) return 'names';
  return explicit ? 'says nothing' : 'unclear';
}
