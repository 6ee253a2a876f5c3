import { quietly } from './quietly';

/** How the two ends of a connection call each other: the `a=ice-ufrag` lines of their descriptions. */
export interface IceEnds {
  readonly local: string;
  readonly remote: string;
}

/** Null while they are not negotiated. */
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

/** Whether the two are the ends of one and the same connection. */
export function areJoined(one: IceEnds | null, other: IceEnds | null): boolean {
  if (one === null || other === null) return false;
  return one.local === other.remote && one.remote === other.local;
}

function iceUser(description: RTCSessionDescription | null): string | undefined {
  return description?.sdp.match(/^a=ice-ufrag:(\S+)/m)?.[1];
}
