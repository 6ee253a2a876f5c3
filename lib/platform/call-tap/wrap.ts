import { quietly } from './quietly';

/** The names of the constructor; the prefixed one is an alias in Chromium. */
const CONSTRUCTOR_NAMES = ['RTCPeerConnection', 'webkitRTCPeerConnection'] as const;

type Constructor = abstract new (...args: never[]) => object;

export interface ConnectionHooks {
  created(connection: RTCPeerConnection): void;
  /** The page called `close()`, which fires no event. */
  closed(connection: RTCPeerConnection): void;
}

/**
 * Calls the hooks for every peer connection that a page creates or closes, without changing what
 * the page sees: a Proxy keeps `name`, `length`, statics, `instanceof`, subclassing and a native
 * `toString`. Errors of the browser reach the page as usual; errors of the hooks never do.
 * @param scope the page's `window`
 * @returns restores the browser's own constructor, unless the page has replaced ours since
 */
export function wrapPeerConnections(scope: object, hooks: ConnectionHooks): () => void {
  const wrapped = new Map<Constructor, Constructor>();
  const restores: (() => void)[] = [];

  for (const name of CONSTRUCTOR_NAMES) {
    const native: unknown = Reflect.get(scope, name);
    if (!isConstructor(native)) continue;
    let proxy = wrapped.get(native);
    if (!proxy) {
      proxy = watchConstructor(native, hooks);
      wrapped.set(native, proxy);
      const prototype: object = native.prototype;
      restores.push(replace(prototype, 'constructor', proxy), watchClose(prototype, hooks));
    }
    restores.push(replace(scope, name, proxy));
  }
  return () => {
    for (const restore of restores) restore();
  };
}

function watchConstructor(native: Constructor, hooks: ConnectionHooks): Constructor {
  return new Proxy(native, {
    construct(target, args, newTarget) {
      const connection = Reflect.construct(target, args, newTarget) as RTCPeerConnection;
      quietly(() => hooks.created(connection));
      return connection;
    },
  });
}

function watchClose(prototype: object, hooks: ConnectionHooks): () => void {
  const close: unknown = Reflect.get(prototype, 'close');
  if (typeof close !== 'function') return () => {};
  const watched = new Proxy(close, {
    apply(target, connection, args) {
      const result: unknown = Reflect.apply(target, connection, args);
      quietly(() => hooks.closed(connection as RTCPeerConnection));
      return result;
    },
  });
  return replace(prototype, 'close', watched);
}

/**
 * Replaces a property and keeps its flags.
 * @returns restores the old property
 */
export function replace(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  if (!before?.configurable) return () => {};
  const { enumerable = false } = before;
  Object.defineProperty(owner, name, { value, enumerable, configurable: true, writable: true });
  return () => {
    if (Reflect.get(owner, name) === value) Object.defineProperty(owner, name, before);
  };
}

function isConstructor(value: unknown): value is Constructor {
  return typeof value === 'function' && typeof value.prototype === 'object';
}
