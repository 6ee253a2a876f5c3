import { describe, expect, test, vi } from 'vitest';
import { wrapPeerConnections } from '../../../lib/platform/call-tap/wrap';

/** A window with its own constructor, defined as a browser defines it. */
function fakePage() {
  class RTCPeerConnection {
    static generateCertificate() {
      return 'certificate';
    }
    closed = false;
    constructor(readonly configuration?: unknown) {
      if (configuration === 'bad') throw new TypeError('bad configuration');
    }
    close(reason?: string) {
      if (reason === 'bad') throw new Error('bad close');
      this.closed = true;
      return reason;
    }
  }
  const page: Record<string, typeof RTCPeerConnection> = {};
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) {
    const value = RTCPeerConnection;
    Object.defineProperty(page, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
  return { page, Native: RTCPeerConnection };
}

function wrapped() {
  const { page, Native } = fakePage();
  const created = vi.fn();
  const closed = vi.fn();
  const unwrap = wrapPeerConnections(page, { created, closed });
  return { page, Native, Connection: page['RTCPeerConnection']!, created, closed, unwrap };
}

describe('the wrapped RTCPeerConnection', () => {
  test('is another function that looks the same', () => {
    const { page, Native, Connection } = wrapped();
    expect(Connection).not.toBe(Native);
    expect(Connection.name).toBe('RTCPeerConnection');
    expect(Connection.length).toBe(Native.length);
    expect(Connection.prototype).toBe(Native.prototype);
    expect(Connection.generateCertificate()).toBe('certificate');
    expect(Function.prototype.toString.call(Connection)).toContain('[native code]');
    expect(page['webkitRTCPeerConnection']).toBe(Connection);
    expect(Object.keys(page)).toEqual([]);
    expect(Object.getOwnPropertyDescriptor(page, 'RTCPeerConnection')).toMatchObject({
      writable: true,
      configurable: true,
      enumerable: false,
    });
  });

  test('creates the browser’s own connections and reports them', () => {
    const { Native, Connection, created } = wrapped();
    const connection = new Connection({ iceServers: [] });
    expect(connection).toBeInstanceOf(Connection);
    expect(connection).toBeInstanceOf(Native);
    expect(new Native()).toBeInstanceOf(Connection);
    expect(connection.constructor).toBe(Connection);
    expect(connection.configuration).toEqual({ iceServers: [] });
    expect(created.mock.calls).toEqual([[connection]]);
  });

  test('can be subclassed', () => {
    const { Connection, created, closed } = wrapped();
    class Better extends Connection {
      readonly inner = new Connection('inner');
      override close() {
        return super.close('through the subclass');
      }
    }
    const connection = new Better();
    expect(connection).toBeInstanceOf(Better);
    expect(connection).toBeInstanceOf(Connection);
    expect(Object.getPrototypeOf(connection)).toBe(Better.prototype);
    expect(connection.constructor).toBe(Better);
    expect(created.mock.calls.map(([made]) => made)).toEqual([connection, connection.inner]);
    expect(connection.close()).toBe('through the subclass');
    expect(closed.mock.calls).toEqual([[connection]]);
  });

  test('throws the browser’s own errors, and then reports nothing', () => {
    const { Connection, created, closed } = wrapped();
    expect(() => new Connection('bad')).toThrow('bad configuration');
    expect(() => (Connection as unknown as () => void)()).toThrow(TypeError);
    expect(created).not.toHaveBeenCalled();
    expect(() => new Connection().close('bad')).toThrow('bad close');
    expect(closed).not.toHaveBeenCalled();
  });
});

describe('the wrapped close method', () => {
  test('closes, returns the result and is reported, even when called through the prototype', () => {
    const { Connection, closed } = wrapped();
    const connection = new Connection();
    expect(Connection.prototype.close.call(connection, 'done')).toBe('done');
    expect(connection.closed).toBe(true);
    expect(closed.mock.calls).toEqual([[connection]]);
    expect(Connection.prototype.close.name).toBe('close');
  });

  test('catches our own errors', () => {
    const { page } = fakePage();
    const fail = () => {
      throw new Error('ours');
    };
    wrapPeerConnections(page, { created: fail, closed: fail });
    const connection = new page['RTCPeerConnection']!();
    expect(() => connection.close()).not.toThrow();
    expect(connection.closed).toBe(true);
  });
});

describe('removing the wrapper', () => {
  test('restores everything', () => {
    const { page, Native, created, closed, unwrap } = wrapped();
    unwrap();
    expect(page['RTCPeerConnection']).toBe(Native);
    expect(page['webkitRTCPeerConnection']).toBe(Native);
    const connection = new Native();
    expect(connection.constructor).toBe(Native);
    connection.close();
    expect(created).not.toHaveBeenCalled();
    expect(closed).not.toHaveBeenCalled();
  });

  test('keeps what the page itself replaced', () => {
    const { page, Connection, unwrap } = wrapped();
    class Shim extends Connection {}
    page['RTCPeerConnection'] = Shim;
    unwrap();
    expect(page['RTCPeerConnection']).toBe(Shim);
  });
});

test('a page without RTCPeerConnection is not changed', () => {
  const page = {};
  wrapPeerConnections(page, { created: vi.fn(), closed: vi.fn() })();
  expect(Reflect.ownKeys(page)).toEqual([]);
});
