/**
 * Word lists for reading the address of an unknown site: which parts name a meeting, and which do
 * not.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A parameter with one of these names holds the meeting's name; no other parameter is needed. */
const EXPLICIT = words(`
  room roomname roomid roomcode r meeting meetingid meetingname meetingcode meetingnumber meetingno
  mtid mid m conference conferenceid conferencename conferencecode conf confid confname
  call callid callname channel channelid channelname salle reunion reunionid visio raum besprechung
  sala reunión
`);

/** These also name a meeting, or the other person in it. */
const NAMING = words(`
  id name meet event eventid appointment appointmentid booking bookingid slot slotid visit visitid
  consultation rendezvous rdv seance space spaceid title topic subject slug client clientname patient
  patientid coachee guest guestname participant person with invitee sessionname nom
`);

/** Next to an explicit room, these hold the coach's own display name. */
const OWN_NAMES = words('name nom title subject topic');

/**
 * Values that change at each visit, or that grant access. Where nothing else names the meeting,
 * they may stand for it.
 */
const TOKENS = words(`
  t tok token jwt ts time timestamp nonce sig signature hmac mac exp expires expiry iat nbf sid ssid
  auth authkey authorization authcode accesskey apikey state ticket otp pwd pw passwd password passcode
  secret rnd rand random cb cachebust cachebuster nocache uuid guid requestid correlationid traceid
  roomkey hostkey credential credentials oauth saml
`);
const TOKEN_ENDS = /(?:token|jwt|signature|sig|nonce|secret|password|passcode|timestamp)$/;

/** These count as a token or as a name, depending on their value. */
const SESSIONS = words('session sessionid sess sessid seanceid');

/** How the page looks and behaves, where the visitor came from, and who they are. */
const SETTINGS = words(`
  lang language locale hl lng ui theme skin dark light color colour embed embedded iframe layout view
  mode debug verbose autoplay autojoin join prejoin skipprejoin skiplobby lobby audio video mic
  microphone cam camera speaker mute muted audiomuted videomuted screen screenshare chat
  displayname username nickname avatar email role userinfo authuser hs pli ref referrer referer source
  src from via campaign gclid fbclid msclkid dclid igshid v ver version browser device platform os
  timezone tz quality bitrate codec resolution fullscreen minimized sound effects background
`);
const SETTING_STARTS = /^(?:utm|config|interfaceconfig|userinfo|mc|ga|gl|hsa|pk|mtm)[._-]/i;

export type ParameterKind = 'explicit' | 'naming' | 'ownName' | 'token' | 'setting' | 'unknown';

/** Classifies a parameter of a query or a fragment by what it says about the meeting. */
export function parameterKind(name: string, value: string): ParameterKind {
  if (SETTING_STARTS.test(name) || /^_+(?:ga|gl|hs[a-z]*)?$/i.test(name)) return 'setting';
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const switched = /^(?:|true|false|on|off|yes|no)$/i.test(value.trim());
  if (TOKENS.has(plain) || TOKEN_ENDS.test(plain)) return value === '' ? 'setting' : 'token';
  if (SESSIONS.has(plain) && !switched) return sessionKind(value);
  if (SETTINGS.has(plain)) return 'setting';
  if (value.trim() === '') return 'setting';
  if (EXPLICIT.has(plain)) return 'explicit';
  if (OWN_NAMES.has(plain)) return 'ownName';
  if (NAMING.has(plain)) return 'naming';
  return switched ? 'setting' : 'unknown';
}

function sessionKind(value: string): ParameterKind {
  if (looksLikeToken(value)) return 'token';
  return /\d/.test(value) ? 'unknown' : 'naming';
}

/** A UUID, a long hex or base64 text, a time in seconds or milliseconds, a JSON web token. */
function looksLikeToken(value: string): boolean {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) return true;
  if (/^(?:[\da-f]{12,}|\d{10}|\d{13}|eyJ[\w.-]+)$/i.test(value)) return true;
  return /^[\w+/.=-]{16,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

/**
 * Common path segments that any meeting of a site may have, such as `join`, `video-call` or
 * `room.html`.
 */
const COMMON = words(`
  join joining rejoin meet meeting meetings call calls calling callpage room rooms conference
  conferences conferencing conf video videos visio visioconference visioconférence app apps web client
  webclient wc index launch launcher lobby live start home main default public go open enter entry
  page view viewer html htm php asp aspx jsp do cgi
  session sessions seance seances visit visits consultation consultations teleconsultation telehealth
  appel appels rejoindre reunion reunions salle salles rencontre rendezvous rdv waiting prejoin
  spa ui static portal invite invitation guest guests host hosts attendee participant
  participants coach coaches client clients patient patients embed frame webrtc rtc media talk
`);

/** Path segments of pages before or after a call. */
const ASIDE = words(`
  left leave leaving ended end endcall callended meetingended bye goodbye thanks thankyou merci feedback
  survey rate rating login signin logon logout signout signup register error notfound exit closed
  finished postcall aftercall hangup aurevoir termine terminé fin quitter quit
`);

/** Fragments that link to a part of the page. */
const ANCHORS = words(`
  top bottom main content chat people participants settings success no nonav menu nav footer header
  video audio controls skip help info details devices tools sidebar
`);

const ANNOUNCING: ReadonlySet<string> = new Set([...EXPLICIT, 'join', 'meet', 'j']);

/**
 * Whether a segment consists of common words only: `video-call`, `videoCall`, `video_call.html`.
 */
export function isCommon(segment: string): boolean {
  // `/j/…`, `/v2/…`, `/fr-ca/…`
  if (/^(?:[cjmrs]|v\d{1,2}|(?:de|en|es|fr|it|nl|pt)(?:[-_][a-z]{2})?)$/i.test(segment))
    return true;
  const parts = decoded(segment)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s._-]+/)
    .filter((part) => part !== '');
  return parts.every((part) => COMMON.has(part));
}

export function isAside(segment: string): boolean {
  const plain = decoded(segment)
    .replace(/\.(?:html?|php|aspx?|jsp)$/i, '')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  return ASIDE.has(plain);
}

export function isAnchor(segment: string): boolean {
  return ANCHORS.has(segment.toLowerCase()) || /^[^\p{L}\p{N}]*$/u.test(segment);
}

/** Whether the next segment names the meeting, as after `room` in `/room/anna`. */
export function announcesRoom(segment: string): boolean {
  return ANNOUNCING.has(decoded(segment).toLowerCase().replace(/s$/, ''));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
