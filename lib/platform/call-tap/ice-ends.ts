import { quietly } from './quietly';

/** The names of a connection's two ends: the `a=ice-ufrag` lines of its descriptions. */
export interface IceEnds {
  readonly local: string;
  readonly remote: string;
}

/** Reads the ends of a connection; null until they are negotiated. */
export function iceEndsOf(
  connection: Pick<RTCPeerConnection, 'localDescription' | 'remoteDescription'>,
): IceEnds | null {
  let ends: IceEnds | null = null;
  quietly(() => {
    const local = iceUser(connection.localDescription);
    const remote = iceUser(connection.remoteDescription);
    if (local !== undefined && remote !== undefined) ends = { local, remote };
  });
  return ends;
}

/** Whether two connections are joined to each other. */
export function areJoined(one: IceEnds | null, other: IceEnds | null): boolean {
  if (one === null || other === null) return false;
  return one.local === other.remote && one.remote === other.local;
}

function iceUser(description: RTCSessionDescription | null): string | undefined {
  return description?.sdp.match(/^a=ice-ufrag:(\S+)/m)?.[1];
}
